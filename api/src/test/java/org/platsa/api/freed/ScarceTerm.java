package org.platsa.api.freed;

import java.nio.charset.StandardCharsets;
import org.platsa.api.support.Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The example, but that seven ask for the group home, which takes two at a time: P04 and P03 (of R1
 * and R3) in APL 2, and in APL 1 P05 and P07, who are there already, and P14, P02 and P09 (of R1,
 * R2 and R3), for whom there is no room then.
 */
public final class ScarceTerm {
  private ScarceTerm() {}

  /** The document of a term. */
  public static byte[] of(String term) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode document =
        (ObjectNode)
            json.readTree(
                new String(Client.example(), StandardCharsets.UTF_8)
                    .replace("\"VT2024\"", "\"" + term + "\""));
    for (JsonNode each : document.get("placements")) {
      ObjectNode placement = (ObjectNode) each;
      switch (placement.get("id").asString()) {
        case "P03", "P04" -> inGroupHome(placement, "A2");
        case "P02", "P09", "P14" -> inGroupHome(placement, "A1");
        case "P05" -> pinned(inGroupHome(placement, "A1"), "S10");
        case "P07" -> pinned(inGroupHome(placement, "A1"), "S11");
        default -> {
          // As it is in the example.
        }
      }
    }
    return json.writeValueAsBytes(document);
  }

  private static ObjectNode inGroupHome(ObjectNode placement, String period) {
    placement.putArray("allowedPeriods").add(period);
    placement.putArray("requiredUnitKinds").add("GROUP_HOME");
    return placement;
  }

  private static void pinned(ObjectNode placement, String supervisor) {
    placement.putObject("assignment").put("supervisorId", supervisor).put("periodId", "A1");
    placement.put("pinned", true);
  }
}
