package org.platsa.api.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessTable;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;

/** Who may call an operation (<i>behörigheter</i>), as the table says that is enforced. */
final class Permissions {
  private static final String TOKEN = "token";
  private static final String SESSION = "session";

  private Permissions() {}

  /** How somebody is known, by name. */
  static Map<String, SecurityScheme> schemes() {
    Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
    schemes.put(
        TOKEN,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description(
                "A service account's token, `platsa_…`, which an administrator makes; with an"
                    + " OpenID Connect issuer also a token that it gave to a system. What a token"
                    + " may do are its scopes: "
                    + Stream.of(Scope.values())
                        .map(scope -> "`" + scope.text() + "`")
                        .collect(Collectors.joining(", "))
                    + "."));
    schemes.put(
        SESSION,
        new SecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.COOKIE)
            .name("__Host-platsa-session")
            .description(
                "The session of a person who has signed in with a browser, which is for pages and"
                    + " for `/api/docs`. What changes anything needs the header `X-XSRF-TOKEN`"
                    + " besides. What a person may do are its roles."));
    return schemes;
  }

  /**
   * Tells of an operation who may call it.
   *
   * @param method such as {@code GET}
   * @return whether the table has a line for it
   */
  static boolean describe(String method, String path, ObjectNode operation) {
    Optional<AccessRule> found =
        AccessTable.RULES.stream()
            .filter(rule -> rule.method().equals(method) && rule.pattern().equals(path))
            .findFirst();
    found.ifPresent(rule -> {
      ArrayNode security = operation.putArray("security");
      // Any of them is enough.
      rule.scopes().stream()
          .sorted()
          .forEach(scope -> security.addObject().putArray(TOKEN).add(scope.text()));
      rule.roles().stream()
          .sorted()
          .forEach(role -> security.addObject().putArray(SESSION).add(role.name()));
      String before = operation.path("description").asText("");
      operation.put("description", (before + "\n\n" + sentence(rule)).strip());
    });
    return found.isPresent();
  }

  private static String sentence(AccessRule rule) {
    List<String> who = new ArrayList<>();
    if (!rule.scopes().isEmpty()) {
      who.add(
          "tokens with "
              + rule.scopes().stream()
                  .sorted()
                  .map(scope -> "`" + scope.text() + "`")
                  .collect(Collectors.joining(" or ")));
    }
    rule.roles().stream().sorted().map(Permissions::plural).forEach(who::add);
    return "Allowed: " + String.join(", ", who) + ".";
  }

  private static String plural(Role role) {
    return switch (role) {
      case ADMIN -> "administrators";
      case COORDINATOR -> "coordinators";
      case UNIT_MANAGER -> "unit managers";
      case PROVIDER -> "providers";
      case ANALYST -> "analysts";
    };
  }
}
