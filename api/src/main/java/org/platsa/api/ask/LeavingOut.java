package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * Which answers are left out, or taken along again (<i>lämna utanför</i>).
 *
 * @param along whether they are taken along again; false when null
 * @param faulty whether all that do not fit the data are left out besides; false when null
 * @param students students that were sent; null for none
 * @param providers providers, each with all that it has sent until now; null for none
 * @param units units, each with what it has answered; null for none
 */
@Schema(name = "LeavingOut", description = "Which answers are left out, or taken along again.")
public record LeavingOut(
    @Schema(description = "Whether they are taken along again; false when absent.")
        @Nullable Boolean along,
    @Schema(
            description =
                "Whether all that do not fit the data are left out besides; false when absent.")
        @Nullable Boolean faulty,
    @Schema(description = "Students that were sent.") @Nullable List<@Nullable OfStudent> students,
    @Schema(description = "Providers, each with all that it has sent until now.")
        @Nullable List<@Nullable String> providers,
    @Schema(description = "Units, each with what it has answered.")
        @Nullable List<@Nullable String> units) {
  private static final int MOST = 2_000;

  /**
   * A student of a provider.
   *
   * @param studentId a pseudonym
   */
  @Schema(name = "LeavingOutStudent", description = "A student of a provider.")
  public record OfStudent(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1")
          @Nullable String providerId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String studentId) {}

  boolean isAlong() {
    return Boolean.TRUE.equals(along);
  }

  boolean isFaulty() {
    return Boolean.TRUE.equals(faulty);
  }

  List<@Nullable OfStudent> ofStudents() {
    return students == null ? List.of() : students;
  }

  List<@Nullable String> ofProviders() {
    return providers == null ? List.of() : providers;
  }

  List<@Nullable String> ofUnits() {
    return units == null ? List.of() : units;
  }

  /**
   * Lets pass what can be looked for.
   *
   * @throws ApiException 422 with every fault
   */
  void requireRight() {
    List<ErrorIssue> issues = new ArrayList<>();
    long all = (long) ofStudents().size() + ofProviders().size() + ofUnits().size();
    if (all > MOST || (all == 0 && !isFaulty())) {
      issues.add(
          ErrorIssue.error(
              all == 0 ? "MISSING_FIELD" : "LIST_TOO_LONG",
              "/students",
              Long.toString(all),
              "Ange 1 till " + MOST + " elever, utbildare och enheter.",
              "Name 1 to " + MOST + " students, providers and units."));
    }
    if (isFaulty() && isAlong()) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              "/faulty",
              "true",
              "Det som inte passar kan bara lämnas utanför.",
              "What does not fit can only be left out."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be left out so", issues);
    }
  }
}
