package org.platsa.api.message;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * A webhook to be made (<i>ny webhook</i>).
 *
 * @param url where messages are sent: https, up to {@value #LONGEST_URL} characters
 * @param kinds what it is told, one at least
 */
@Schema(name = "WebhookRequest", description = "A webhook to be made.")
public record WebhookRequest(
    @Schema(
            description = "Where messages are sent: https, a name that others reach, no password.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = LONGEST_URL,
            example = "https://skolan.example.se/platsa")
        @Nullable String url,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "What it is told, one at least.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            schema = @Schema(implementation = MessageKind.class))
        @Nullable List<@Nullable String> kinds) {
  static final int LONGEST_URL = 500;

  /** What is to be told, as far as that is known, in the order of {@link MessageKind}. */
  List<MessageKind> knownKinds() {
    return Arrays.stream(MessageKind.values())
        .filter(kind -> names().contains(kind.name()))
        .toList();
  }

  private List<String> names() {
    return kinds == null ? List.of() : kinds.stream().map(String::valueOf).toList();
  }

  /**
   * Where messages are sent.
   *
   * @param isOpen whether the operator lets messages go to addresses within the own network, in the
   *     clear as well
   * @throws ApiException with every fault (422)
   */
  String requireRight(boolean isOpen) {
    List<ErrorIssue> issues = new ArrayList<>();
    String text = url == null ? "" : url.strip();
    if (text.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD", "/url", null, "Adressen saknas.", "The address is missing."));
    } else if (text.length() > LONGEST_URL || !isAddress(text, isOpen)) {
      issues.add(
          ErrorIssue.error(
              "URL_NOT_ALLOWED",
              "/url",
              null,
              "Adressen ska börja med https://, ha ett namn som nås utifrån, högst "
                  + LONGEST_URL
                  + " tecken, och varken användarnamn, lösenord eller #.",
              "The address must begin with https://, have a name that others reach, at most "
                  + LONGEST_URL
                  + " characters, and neither user, password nor #."));
    }
    for (int i = 0; i < names().size(); i++) {
      String name = names().get(i);
      if (Arrays.stream(MessageKind.values()).noneMatch(kind -> kind.name().equals(name))) {
        String shown = name.substring(0, Math.min(name.length(), 100));
        String all =
            String.join(", ", Arrays.stream(MessageKind.values()).map(Enum::name).toList());
        issues.add(
            ErrorIssue.error(
                "UNKNOWN_VALUE",
                "/kinds/" + i,
                shown,
                "Det finns inget meddelande ”" + shown + "”; det finns " + all + ".",
                "There is no message '" + shown + "'; there are " + all + "."));
      }
    }
    if (names().isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/kinds",
              null,
              "Välj minst ett slags meddelande.",
              "Choose one kind of message at least."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The webhook is not right", issues);
    }
    return text;
  }

  private static boolean isAddress(String text, boolean isOpen) {
    try {
      URI uri = new URI(text);
      boolean isScheme =
          "https".equalsIgnoreCase(uri.getScheme())
              || (isOpen && "http".equalsIgnoreCase(uri.getScheme()));
      return isScheme
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getPort() <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
