package org.platsa.api.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.account.IssuedPerson;
import org.platsa.api.identity.Role;
import org.platsa.api.settings.IssuerSettings;
import org.platsa.api.settings.Settings;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Reads what the issuer's ID token says of a person (<i>uppgifter i beviset</i>). */
@Component
class IssuedClaims {
  private final IssuerSettings settings;

  /** Their roles and the ones here. */
  private final Map<String, Role> roles = new LinkedHashMap<>();

  IssuedClaims(Settings settings) {
    this.settings = settings.oidc();
    for (String pair : settings.oidc().roles()) {
      int at = pair.lastIndexOf('=');
      roles.put(pair.substring(0, at).strip(), role(pair.substring(at + 1).strip()));
    }
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "platsa.oidc.roles names the role "
                    + name
                    + ", but must name one of "
                    + Arrays.toString(Role.values())));
  }

  IssuedPerson person(OidcUser user) {
    Map<String, Object> claims = user.getClaims();
    String email = user.getEmail();
    return new IssuedPerson(
        new Account.Identity(
            Objects.requireNonNull(user.getIssuer()).toString(),
            Objects.requireNonNull(user.getSubject())),
        email != null && isTrue(claim(claims, settings.emailVerifiedClaim())) ? email : null,
        user.getFullName(),
        roles.isEmpty() ? null : roles(texts(claim(claims, settings.rolesClaim()))),
        texts(claim(claims, settings.providerClaim())).stream().findFirst().orElse(null),
        texts(claim(claims, settings.unitsClaim())));
  }

  private Set<Role> roles(Set<String> theirs) {
    Set<Role> ours = EnumSet.noneOf(Role.class);
    for (String name : theirs) {
      Role role = roles.get(name);
      if (role != null) {
        ours.add(role);
      }
    }
    return ours;
  }

  /** Entra says true as a text, or as 1. */
  private static boolean isTrue(@Nullable Object value) {
    return value != null && Set.of("true", "1").contains(value.toString());
  }

  private static Set<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> Set.of();
      case Collection<?> many ->
          many.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
      default -> Set.of(value.toString());
    };
  }

  /**
   * A claim by its path, such as {@code realm_access.roles}; also one that has dots in its name.
   */
  private static @Nullable Object claim(Map<?, ?> claims, @Nullable String path) {
    if (path == null || path.isBlank()) {
      return null;
    }
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    int dot = path.indexOf('.');
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, path.substring(dot + 1))
        : null;
  }
}
