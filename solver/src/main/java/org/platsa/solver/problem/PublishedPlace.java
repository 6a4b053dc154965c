package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a school was last told of a placement (<i>publicerad plats</i>): with whom, where, and which
 * weeks. It is told in days, so that a period that is moved counts as a change.
 *
 * <p>Version 1 of the format names a period instead of unit and days, which a {@link Problem} takes
 * from its own supervisors and periods. Where it no longer has one of them, what was told is not
 * known, and the place is lost: {@code periodId} is kept and the other three are null.
 *
 * @param supervisorId with whom; perhaps no longer a supervisor of the problem
 * @param unitId where; perhaps no longer a unit of the problem
 * @param firstMonday its first day
 * @param weeks its length, 1 to 53 weeks
 * @param periodId null, unless unit and days are not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedPlace(
    String supervisorId,
    @Nullable String unitId,
    @Nullable LocalDate firstMonday,
    @Nullable Integer weeks,
    @Nullable String periodId) {
  public PublishedPlace {
    Invariants.id("supervisorId", supervisorId);
    if (periodId == null) {
      Invariants.id("unitId", unitId);
      Invariants.required("firstMonday", firstMonday);
      Invariants.within("weeks", Invariants.required("weeks", weeks), 1, 53);
    } else {
      Invariants.id("periodId", periodId);
      if (unitId != null || firstMonday != null || weeks != null) {
        throw new IllegalArgumentException(
            "published has both a periodId, as in version 1, and unitId, firstMonday or weeks");
      }
    }
  }

  /** A place with this supervisor, where they work now, in the weeks of this period. */
  public static PublishedPlace of(Supervisor supervisor, Period period) {
    return new PublishedPlace(
        supervisor.id(), supervisor.unitId(), period.firstMonday(), period.weeks(), null);
  }

  /** Whether unit and days are known. */
  @JsonIgnore
  public boolean isKnown() {
    return periodId == null;
  }

  /** Whether the period has the days that were told. */
  public boolean isDuring(Period period) {
    return period.firstMonday().equals(firstMonday) && weeks != null && period.weeks() == weeks;
  }

  /** The same supervisor in the first of these periods that has the days that were told, if any. */
  public @Nullable Slot slot(Stream<Period> periods) {
    return periods
        .filter(this::isDuring)
        .findFirst()
        .map(period -> new Slot(supervisorId, period.id()))
        .orElse(null);
  }
}
