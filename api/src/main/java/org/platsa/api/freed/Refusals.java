package org.platsa.api.freed;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.springframework.dao.DuplicateKeyException;

/** Why somebody cannot take a place (<i>varför inte</i>), in both languages. */
final class Refusals {
  private Refusals() {}

  static ApiException notFor(@Nullable String placementId) {
    return ApiException.invalid(
        "It cannot be taken like that",
        List.of(
            ErrorIssue.error(
                placementId == null ? "MISSING_FIELD" : "DANGLING_ID",
                "/placementId",
                placementId,
                "Välj en av dina elever som platsen passar.",
                "Choose one of your students whom the place suits.")));
  }

  static ApiException notYet(LocalDate opensOn) {
    return ApiException.conflict(
        "NOT_YET",
        "",
        "Platsen kan tas av er från " + opensOn + ".",
        "You can take the place from " + opensOn + " on.");
  }

  static ApiException gone(FreedPlace.@Nullable State state, LocalDate until) {
    if (state == FreedPlace.State.ENDED) {
      return ApiException.conflict(
          "ENDED",
          "",
          "Kommunen har tagit tillbaka platsen. Den är inte er.",
          "The municipality has taken the place back. It is not yours.");
    }
    if (state == FreedPlace.State.OVER) {
      return ApiException.conflict(
          "TIME_OVER",
          "",
          "Platsen kunde tas till " + until + ".",
          "The place could be taken until " + until + ".");
    }
    return ApiException.conflict(
        "TAKEN",
        "",
        "Någon annan hann före: platsen är tagen. Den är inte er.",
        "Somebody else was first: the place is taken. It is not yours.");
  }

  /** For the department, which may know by whom. */
  static ApiException takenBy(FreedPlace place) {
    String by = Objects.requireNonNull(place.takenBy());
    return ApiException.conflicts(
        "The place was taken meanwhile",
        List.of(
            ErrorIssue.error(
                "TAKEN",
                "",
                by,
                by + " har tagit platsen. Den kan inte längre tas tillbaka.",
                by + " has taken the place. It can no longer be taken back.")));
  }

  /** Nobody has two places, however quickly both are taken. */
  static boolean once(BooleanSupplier deed) {
    try {
      return deed.getAsBoolean();
    } catch (DuplicateKeyException e) {
      throw ApiException.conflict(
          "HAS_ONE",
          "/placementId",
          "Eleven har redan tagit en ledig plats.",
          "The student has taken a free place already.");
    }
  }
}
