package org.platsa.api.token;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.api.identity.Scope;
import org.platsa.solver.validation.Suggestion;

/**
 * What is asked of a new service account (<i>nytt systemkonto</i>).
 *
 * @param name what people call it, up to {@value #LONGEST_NAME} characters
 * @param scopes what it may do, one at least
 * @param providerId for which education provider it acts, with the scope {@code round} alone; null
 *     for others
 * @param validDays how many days its token works; {@value #USUAL_DAYS} when null
 */
@Schema(name = "ServiceAccountRequest", description = "A service account to be made.")
public record ServiceAccountRequest(
    @Schema(
            description = "What people call it; no other that is in use has the same name.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = LONGEST_NAME,
            example = "The schools' register")
        @Nullable String name,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "What it may do, one at least.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            schema = @Schema(implementation = Scope.class))
        @Nullable List<@Nullable String> scopes,
    @Schema(
            description =
                "The education provider that it acts for, with the scope `round` alone; absent for"
                    + " others.",
            maxLength = LONGEST_PROVIDER,
            example = "U-1")
        @Nullable String providerId,
    @Schema(
            description = "How many days its token works; " + USUAL_DAYS + " when absent.",
            minimum = "1",
            maximum = "" + MOST_DAYS,
            example = "365")
        @Nullable Integer validDays) {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_PROVIDER = 200;
  static final int USUAL_DAYS = 365;
  static final int MOST_DAYS = 730;

  /** Its name as it is kept. */
  String cleanName() {
    return name == null ? "" : name.strip();
  }

  /** What it may do, as far as that is known, in the order of {@link Scope}. */
  List<Scope> knownScopes() {
    return texts().stream().flatMap(text -> Scope.of(text).stream()).distinct().sorted().toList();
  }

  /** For whom it acts, as it is kept. */
  @Nullable String cleanProvider() {
    return providerId == null || providerId.isBlank() ? null : providerId.strip();
  }

  private List<String> texts() {
    return scopes == null ? List.of() : scopes.stream().map(String::valueOf).toList();
  }

  int days() {
    return validDays == null ? USUAL_DAYS : validDays;
  }

  /**
   * Lets it pass if it is right.
   *
   * @throws ApiException with every fault (422)
   */
  void requireRight() {
    List<ErrorIssue> issues = new ArrayList<>();
    if (cleanName().isEmpty()
        || cleanName().length() > LONGEST_NAME
        || !FreeText.isLine(cleanName())) {
      issues.add(
          ErrorIssue.error(
              "NAME_NOT_ALLOWED",
              "/name",
              null,
              "Ett systemkonto har ett namn med 1 till " + LONGEST_NAME + " tecken.",
              "A service account has a name of 1 to " + LONGEST_NAME + " characters."));
    }
    for (int i = 0; i < texts().size(); i++) {
      String text = texts().get(i);
      if (Scope.of(text).isEmpty()) {
        issues.add(unknown("/scopes/" + i, text));
      }
    }
    if (texts().isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "SCOPES_MISSING",
              "/scopes",
              null,
              "Ett systemkonto har minst en behörighet.",
              "A service account has one scope at least."));
    }
    checkProvider(issues);
    ErrorIssue.outside("/validDays", validDays, 1, MOST_DAYS).ifPresent(issues::add);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The service account is not right", issues);
    }
  }

  private void checkProvider(List<ErrorIssue> issues) {
    String provider = cleanProvider();
    boolean isOfProvider = knownScopes().contains(Scope.ROUND);
    if (isOfProvider && knownScopes().size() > 1) {
      issues.add(
          ErrorIssue.error(
              "SCOPE_STANDS_ALONE",
              "/scopes",
              Scope.ROUND.text(),
              "Ett program hos en utbildare får bara behörigheten " + Scope.ROUND.text() + ".",
              "An education provider's program has the scope " + Scope.ROUND.text() + " alone."));
    }
    if (isOfProvider && provider == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/providerId",
              null,
              "Ange utbildarens id, som det står i underlaget.",
              "Name the education provider's id, as the data has it."));
    }
    if (provider != null && !isOfProvider) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              "/providerId",
              null,
              "En utbildare anges bara med behörigheten " + Scope.ROUND.text() + ".",
              "An education provider is named with the scope " + Scope.ROUND.text() + " alone."));
    }
    if (provider != null && (provider.length() > LONGEST_PROVIDER || !FreeText.isLine(provider))) {
      issues.add(
          ErrorIssue.error(
              "ID_NOT_ALLOWED",
              "/providerId",
              null,
              "Ett id har 1 till " + LONGEST_PROVIDER + " tecken.",
              "An id has 1 to " + LONGEST_PROVIDER + " characters."));
    }
  }

  private static ErrorIssue unknown(String pointer, String text) {
    String shown = text.substring(0, Math.min(text.length(), LONGEST_NAME));
    List<String> known = Arrays.stream(Scope.values()).map(Scope::text).toList();
    Optional<String> nearest = new Suggestion().nearest(shown, known);
    String all = String.join(", ", known);
    return ErrorIssue.error(
        "UNKNOWN_SCOPE",
        pointer,
        shown,
        "Det finns ingen behörighet ”"
            + shown
            + "”; det finns "
            + all
            + "."
            + nearest.map(name -> " Kanske ”" + name + "”.").orElse(""),
        "There is no scope '"
            + shown
            + "'; there are "
            + all
            + "."
            + nearest.map(name -> " Maybe '" + name + "'.").orElse(""));
  }
}
