package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.validation.Values;

/**
 * Places that a unit offers in a period, or in some weeks (<i>erbjudna platser</i>).
 *
 * @param periodId the weeks of a period; null for weeks that are named
 * @param firstMonday the first of the weeks; null for a period's
 * @param weeks how many; null for a period's
 * @param places how many at the same time; 0 for nobody
 * @param kinds for which kinds of placement; null or empty for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "OfferedPlaces",
    description = "Places that a unit offers in a period, or in some weeks.")
public record OfferedPlaces(
    @Schema(description = "The weeks of a period; absent for weeks that are named.", example = "A1")
        @Nullable String periodId,
    @Schema(description = "The first of the weeks; a period's own when absent.")
        @Nullable LocalDate firstMonday,
    @Schema(description = "How many weeks; a period's own when absent.", example = "5")
        @Nullable Integer weeks,
    @Schema(
            description = "How many at the same time; 0 for nobody.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2")
        @Nullable Integer places,
    @ArraySchema(
            arraySchema =
                @Schema(description = "For which kinds of placement; for all when absent."))
        @Nullable List<@Nullable PlacementKind> kinds) {
  static final int MOST = 200;
  private static final int MOST_WEEKS = 53;

  /**
   * Offers of a document, each by its period where one has its weeks and kind, each period once.
   */
  static List<OfferedPlaces> of(List<Offer> offers, List<Period> periods) {
    Set<String> named = new HashSet<>();
    List<OfferedPlaces> all = new ArrayList<>();
    for (Offer each : offers) {
      @Nullable Period period =
          periods.stream()
              .filter(one ->
                  one.firstMonday().equals(each.firstMonday()) && one.weeks() == each.weeks())
              .filter(one -> each.isFor(one.kind()))
              .filter(one -> !named.contains(one.id()))
              .findFirst()
              .orElse(null);
      if (period != null) {
        named.add(period.id());
      }
      all.add(
          new OfferedPlaces(
              period == null ? null : period.id(),
              each.firstMonday(),
              each.weeks(),
              each.places(),
              List.copyOf(each.kinds())));
    }
    return all;
  }

  /** Those that a document holds. */
  static List<Offer> offers(List<@Nullable OfferedPlaces> all, Problem problem) {
    return all.stream().filter(Objects::nonNull).map(each -> each.offer(problem)).toList();
  }

  /** The same of one that is right. */
  Offer offer(Problem problem) {
    Period period = periodId == null ? null : period(problem.periods(), periodId);
    return new Offer(
        period == null ? Objects.requireNonNull(firstMonday) : period.firstMonday(),
        period == null ? Objects.requireNonNull(weeks) : period.weeks(),
        Objects.requireNonNull(places),
        ofKinds());
  }

  private List<PlacementKind> ofKinds() {
    return kinds == null ? List.of() : kinds.stream().filter(Objects::nonNull).toList();
  }

  private static @Nullable Period period(List<Period> periods, String id) {
    return periods.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  /** Everything that is wrong with some. */
  static List<ErrorIssue> faults(List<@Nullable OfferedPlaces> all, Problem problem) {
    List<ErrorIssue> issues = new ArrayList<>();
    if (all.size() > MOST) {
      issues.add(
          ErrorIssue.error(
              "LIST_TOO_LONG",
              "/offers",
              Integer.toString(all.size()),
              "Högst " + MOST + " erbjudanden.",
              "At most " + MOST + " offers."));
      return issues;
    }
    for (int i = 0; i < all.size(); i++) {
      OfferedPlaces each = all.get(i);
      String at = "/offers/" + i;
      if (each == null) {
        issues.add(missing(at));
      } else {
        each.check(at, problem, issues);
      }
    }
    return issues;
  }

  private void check(String at, Problem problem, List<ErrorIssue> issues) {
    if (places == null) {
      issues.add(missing(at + "/places"));
    }
    ErrorIssue.outside(at + "/places", places, 0, Unit.MOST_TRAINEES).ifPresent(issues::add);
    List<PlacementKind> known = new PlacementKinds(problem.placementKinds()).all();
    for (int i = 0; kinds != null && i < kinds.size(); i++) {
      PlacementKind kind = kinds.get(i);
      if (kind == null) {
        issues.add(missing(at + "/kinds/" + i));
      } else if (!known.contains(kind)) {
        String all = known.stream().map(PlacementKind::name).collect(Collectors.joining(", "));
        issues.add(
            ErrorIssue.error(
                "UNKNOWN_VALUE",
                at + "/kinds/" + i,
                Values.shown(kind.name()),
                "Praktikformerna är " + all + ".",
                "The kinds of placement are " + all + "."));
      }
    }
    if (periodId != null) {
      checkPeriod(at, periodId, problem, issues);
      return;
    }
    if (firstMonday == null) {
      issues.add(missing(at + "/firstMonday"));
    } else if (!isMonday(firstMonday, problem.term())) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              at + "/firstMonday",
              firstMonday.toString(),
              "Veckor anges från sin första måndag, inom terminen.",
              "Weeks are named from their first Monday on, within the term."));
    }
    if (weeks == null) {
      issues.add(missing(at + "/weeks"));
    }
    ErrorIssue.outside(at + "/weeks", weeks, 1, MOST_WEEKS).ifPresent(issues::add);
  }

  private void checkPeriod(String at, String id, Problem problem, List<ErrorIssue> issues) {
    Period period = period(problem.periods(), id);
    if (period == null) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              at + "/periodId",
              Values.shown(id),
              "Terminen har ingen period ”" + Values.shown(id) + "”.",
              "The term has no period '" + Values.shown(id) + "'."));
    } else if ((firstMonday != null && !firstMonday.equals(period.firstMonday()))
        || (weeks != null && weeks != period.weeks())) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              at + "/periodId",
              Values.shown(id),
              "Antingen anges perioden, eller veckorna.",
              "Either the period is named, or the weeks are."));
    }
  }

  private static boolean isMonday(LocalDate day, Term term) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY
        && !day.isBefore(term.firstDay())
        && !day.isAfter(term.lastDay());
  }

  private static ErrorIssue missing(String at) {
    String field = at.substring(at.lastIndexOf('/') + 1);
    return ErrorIssue.error("MISSING_FIELD", at, null, field + " saknas.", field + " is missing.");
  }
}
