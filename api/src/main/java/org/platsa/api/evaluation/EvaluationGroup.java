package org.platsa.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What so many have answered that none of them can be told apart (<i>svarsgrupp</i>).
 *
 * @param level of what
 * @param area the name of the area; null for the whole department and for what is left of it
 * @param unit the name of the unit; null unless it is one
 * @param answers how many, five at least
 * @param means the mean of each question's marks, 1 to 5
 * @param good what was good, of those who stand in no smaller group, by the alphabet
 * @param better what could be better, likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "EvaluationGroup",
    description = "What so many have answered that none of them can be told apart.")
public record EvaluationGroup(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Level level,
    @Nullable String area,
    @Nullable String unit,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "7") int answers,
    @Schema(
            description = "The mean of each question's marks, 1 to 5.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Double> means,
    @Schema(
            description = "What was good, of those who stand in no smaller group.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> good,
    @Schema(
            description = "What could be better, likewise.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> better) {
  /** Of what a group is (<i>nivå</i>). */
  @Schema(name = "EvaluationLevel", description = "Of what a group is.")
  public enum Level {
    /** The whole department. */
    WHOLE,
    /** An area. */
    AREA,
    /** A unit. */
    UNIT,
    /** The units of an area that are not shown by themselves. */
    REST_OF_AREA,
    /** The areas that are not shown by themselves. */
    REST
  }

  public EvaluationGroup {
    means = List.copyOf(means);
    good = List.copyOf(good);
    better = List.copyOf(better);
  }
}
