package org.platsa.api.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.WorkbookReading;
import org.platsa.solver.problem.Problem;

/** What came of checking a workbook (<i>kontroll av arbetsbok</i>). */
@Schema(name = "WorkbookReport", description = "What came of checking a workbook.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkbookReport(
    @Schema(description = "Whether it can be taken.", requiredMode = Schema.RequiredMode.REQUIRED)
        boolean accepted,
    @Schema(
            description = "The language of its headings.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"sv", "en"},
            example = "sv")
        String language,
    @Schema(
            description = "How many rows were read, by the document's field.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, Integer> rows,
    @Schema(
            description = "All that is wrong, and what looks wrong.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<WorkbookIssue> issues,
    @Schema(
            description = "How many more issues there are than are listed, by code.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, Integer> unlisted,
    @Schema(description = "The problem that it makes; absent if it cannot be taken.")
        @Nullable Content problem,
    @Schema(description = "What that changes; absent without `against`.")
        @Nullable DifferenceAnswer difference) {
  WorkbookReport {
    rows = new TreeMap<>(rows);
    issues = List.copyOf(issues);
    unlisted = new TreeMap<>(unlisted);
  }

  static WorkbookReport of(WorkbookReading reading, @Nullable Problem against) {
    Map<String, Integer> rows = new TreeMap<>();
    reading.rows().forEach((kind, count) -> rows.put(kind.field(), count));
    Problem problem = reading.problem();
    return new WorkbookReport(
        problem != null,
        reading.language().tag(),
        rows,
        reading.issues().stream().map(WorkbookIssue::of).toList(),
        reading.unlisted(),
        problem == null ? null : Content.of(problem),
        problem == null || against == null
            ? null
            : DifferenceAnswer.of(ProblemDifference.between(against, problem)));
  }

  @Schema(name = "WorkbookContent", description = "A problem in figures.")
  record Content(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Hösttermin 2022") String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "70") int units,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "205") int supervisors,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "11") int providers,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "10") int periods,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "331") int students,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "336") int placements) {
    private static Content of(Problem problem) {
      return new Content(
          problem.term().id(),
          problem.name(),
          problem.units().size(),
          problem.supervisors().size(),
          problem.providers().size(),
          problem.periods().size(),
          problem.students().size(),
          problem.placements().size());
    }
  }
}
