package org.platsa.api.cancellation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * What a coordinator has decided about a term's reserve list (<i>val av reservlista</i>).
 *
 * @param held whether the term has one
 * @param defaultUse how many percent of places are expected to be used where nothing is known, 1 to
 *     99
 * @param chance how likely it must be, in percent, that somebody who stands ready is called, 1 to
 *     99
 * @param chosenBy who decided, by name; null while nobody has, and in what is sent
 * @param chosenAt when; null while nobody has, and in what is sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReserveChoice", description = "What is decided about a term's reserve list.")
public record ReserveChoice(
    @Schema(description = "Whether the term has one.", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Boolean held,
    @Schema(
            description = "Percent of places expected to be used where nothing is known, 1 to 99.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "80")
        @Nullable Integer defaultUse,
    @Schema(
            description =
                "How likely it must be, in percent, that somebody ready is called, 1 to 99.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "50")
        @Nullable Integer chance,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable String chosenBy,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant chosenAt) {
  /**
   * While nobody has decided: 80 % are used, as the national follow-up of the care colleges says
   * (VO-College 2025), and who stands ready is called more often than not.
   */
  public static final ReserveChoice DEFAULT = new ReserveChoice(false, 80, 50, null, null);

  private static final int MOST = 99;

  /**
   * Refuses what cannot be meant.
   *
   * @throws ApiException 422 with every fault
   */
  void check() {
    List<ErrorIssue> issues = new ArrayList<>();
    if (held == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/held",
              null,
              "held saknas: om reservlistan hålls.",
              "held is missing: whether the list is held."));
    }
    percent(issues, "defaultUse", defaultUse);
    percent(issues, "chance", chance);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be decided like that", issues);
    }
  }

  private static void percent(List<ErrorIssue> issues, String field, @Nullable Integer value) {
    if (value == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/" + field,
              null,
              "Ange ett helt antal procent från 1 till 99.",
              "Give a whole number of percent from 1 to 99."));
    }
    ErrorIssue.outside("/" + field, value, 1, MOST).ifPresent(issues::add);
  }

  /** The same as a share, above 0 and below 1. */
  double defaultShare() {
    return share(defaultUse);
  }

  /** The same as a share, above 0 and below 1. */
  double chanceShare() {
    return share(chance);
  }

  private static double share(@Nullable Integer percent) {
    if (percent == null) {
      throw new IllegalStateException("It was not checked");
    }
    return percent / 100.0;
  }
}
