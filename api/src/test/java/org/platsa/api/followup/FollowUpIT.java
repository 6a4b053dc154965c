package org.platsa.api.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How a plan falls on units, supervisors and providers, over HTTP. */
@ServiceTest
class FollowUpIT {
  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  private String solved() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    return run;
  }

  @Test
  void thePartsAddUpToTheRunsOwnFigures() {
    String run = solved();

    JsonNode follow = client.get("/api/v1/runs/" + run + "/follow-up").json();
    JsonNode kpis = client.get("/api/v1/runs/" + run + "/plan").json().get("kpis");

    assertThat(follow.at("/whole/placed").asInt()).isEqualTo(kpis.get("placed").asInt());
    assertThat(sum(follow.get("areas"), "/figures/placed")).isEqualTo(kpis.get("placed").asInt());
    assertThat(follow.at("/whole/utilisation").asDouble())
        .isEqualTo(kpis.get("utilisation").asDouble());
    assertThat(follow.at("/whole/medianMinutes")).isEqualTo(kpis.at("/travel/medianMinutes"));
    assertThat(sum(follow.get("rotation"), "/supervisors"))
        .isEqualTo(kpis.at("/allocationKey/supervisors").asInt());
    assertThat(follow.at("/rotation/0/supervisors")).isEqualTo(kpis.get("supervisorsWithNone"));
    assertThat(sum(follow.get("providers"), "/askedFor")).isEqualTo(kpis.get("askedFor").asInt());
    assertThat(sum(follow.get("providers"), "/unplaced"))
        .isEqualTo(kpis.get("askedFor").asInt() - kpis.get("placed").asInt());
  }

  private static int sum(JsonNode list, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToInt(each -> each.at(value).asInt())
        .sum();
  }

  @Test
  void theWorkbookSaysTheSame() throws Exception {
    String run = solved();
    JsonNode follow = client.get("/api/v1/runs/" + run + "/follow-up").json();

    Client.Answer answer = client.get("/api/v1/runs/" + run + "/follow-up.xlsx?lang=en");

    assertThat(answer.header("Content-Disposition")).contains("follow-up.xlsx");
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(answer.response().body()))) {
      List<Row> units = workbook.getFirstSheet().read();
      assertThat(units.getFirst().getCellText(1)).isEqualTo("Unit");
      assertThat(units.getLast().getCellText(0)).isEqualTo("The whole department");
      assertThat(units.getLast().getCellAsNumber(4).orElseThrow().intValueExact())
          .isEqualTo(follow.at("/whole/placed").asInt());
    }
    assertThat(client.get("/api/v1/runs/" + run + "/follow-up.xlsx?lang=fi").status())
        .isEqualTo(400);
  }

  @Test
  void aRunWithoutAPlanHasNoFigures() {
    assertThat(client.get("/api/v1/runs/01890000-0000-7000-8000-00000000abcd/follow-up").status())
        .isEqualTo(404);
  }
}
