package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.UnitKind;
import tools.jackson.core.type.TypeReference;

/**
 * Students of whom the same is asked for (<i>grupp</i>), as a provider had them the term before.
 *
 * @param kind what kind of placement
 * @param unitKinds kinds of unit that will do; empty when every kind does
 * @param intensity percent of full time
 * @param peerLearning whether they may be paired
 * @param profession what their supervisors must be; null for any
 * @param students how many
 */
@Schema(
    name = "RequestedGroup",
    description = "Students of whom the same was asked for the term before.")
public record RequestedGroup(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementKind kind,
    @Schema(
            description = "Kinds of unit that will do; empty when every kind does.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<UnitKind> unitKinds,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "100") int intensity,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean peerLearning,
    @Schema(description = "What their supervisors must be; any when absent.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String profession,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "12") int students) {
  private static final TypeReference<List<RequestedGroup>> LIST = new TypeReference<>() {};

  public RequestedGroup {
    unitKinds = List.copyOf(unitKinds);
  }

  private RequestedGroup(Placement one, int students) {
    this(
        one.kind(),
        one.requiredUnitKinds().stream().sorted().toList(),
        one.intensity(),
        one.peerLearning(),
        one.profession(),
        students);
  }

  /** Each provider's groups of a term, the largest first. */
  static Map<String, List<RequestedGroup>> of(Problem problem) {
    Map<String, String> providers =
        problem.students().stream()
            .collect(Collectors.toMap(Student::id, Student::providerId, (one, other) -> one));
    Map<String, Map<RequestedGroup, Set<String>>> students = new LinkedHashMap<>();
    for (Placement placement : problem.placements()) {
      String provider = providers.get(placement.studentId());
      if (provider != null) {
        students
            .computeIfAbsent(provider, id -> new LinkedHashMap<>())
            .computeIfAbsent(new RequestedGroup(placement, 0), group -> new HashSet<>())
            .add(placement.studentId());
      }
    }
    Map<String, List<RequestedGroup>> groups = new LinkedHashMap<>();
    students.forEach((provider, own) ->
        groups.put(
            provider,
            own.entrySet().stream()
                .map(each -> each.getKey().with(each.getValue().size()))
                .sorted(Comparator.comparing(RequestedGroup::students).reversed())
                .toList()));
    return groups;
  }

  private RequestedGroup with(int count) {
    return new RequestedGroup(kind, unitKinds, intensity, peerLearning, profession, count);
  }

  static String written(List<RequestedGroup> groups) {
    return Json.mapper().writeValueAsString(groups);
  }

  static List<RequestedGroup> read(String written) {
    ComputeLane.require();
    return Json.mapper().readValue(written, LIST);
  }
}
