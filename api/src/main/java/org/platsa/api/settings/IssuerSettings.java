package org.platsa.api.settings;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer (OpenID Connect) at which people sign in; none when {@code issuer} is absent.
 *
 * @param issuer its URL, just as it names itself, such as {@code
 *     https://login.microsoftonline.com/{tenant}/v2.0}
 * @param clientId this service's id there
 * @param clientSecret its secret there
 * @param name what people call it, for the sign-in page
 * @param tenant the id of the tenant that people come to who have no account yet and whose roles
 *     the issuer tells; the only tenant when absent
 * @param rolesClaim the claim of the ID token that lists a person's roles there, with dots between
 *     the names of nested objects: {@code roles} (Entra), {@code realm_access.roles} (Keycloak)
 * @param roles which of them are which roles here, each as {@code theirs=ROLE}; when empty, the
 *     account's own roles count
 * @param providerClaim the claim that has the id of a provider's person's provider
 * @param unitsClaim the claim that lists the ids of a unit manager's units
 * @param emailVerifiedClaim the claim that says that the e-mail address is the person's own: {@code
 *     email_verified} (Keycloak), {@code xms_edov} (Entra)
 * @param audience what access tokens of systems (client credentials) must name as their audience;
 *     none of the issuer's tokens is accepted from systems when absent
 * @param scopesClaim the claim of such a token that has its scopes, as a list or with blanks
 *     between them; with dots as {@code rolesClaim}: {@code scope}, or {@code roles} (Entra)
 */
public record IssuerSettings(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @NotNull @DefaultValue("OpenID Connect") String name,
    @Nullable UUID tenant,
    @NotNull @DefaultValue("roles") String rolesClaim,
    @DefaultValue List<String> roles,
    @Nullable String providerClaim,
    @Nullable String unitsClaim,
    @NotNull @DefaultValue("email_verified") String emailVerifiedClaim,
    @Nullable String audience,
    @NotNull @DefaultValue("scope") String scopesClaim) {
  public IssuerSettings {
    roles = List.copyOf(roles);
    boolean wanted = issuer != null && !issuer.isBlank();
    boolean known = clientId != null && !clientId.isBlank();
    if (wanted != known) {
      throw new IllegalArgumentException(
          "platsa.oidc.issuer and platsa.oidc.client-id belong together: set both or none");
    }
    if (audience != null && !audience.isBlank() && !wanted) {
      throw new IllegalArgumentException(
          "platsa.oidc.audience is of no use without platsa.oidc.issuer");
    }
    for (String role : roles) {
      if (role.lastIndexOf('=') < 1) {
        throw new IllegalArgumentException(
            "platsa.oidc.roles has '" + role + "', but each must be theirs=ROLE");
      }
    }
  }

  /** Where the issuer is, without a path; nothing if there is none. */
  public Optional<String> origin() {
    return isOn() && issuer != null
        ? Optional.of(URI.create(issuer).resolve("/").toString().replaceAll("/$", ""))
        : Optional.empty();
  }

  /** Whether systems may come with the issuer's tokens. */
  public boolean takesTokens() {
    return isOn() && audience != null && !audience.isBlank();
  }

  /** Whether people may sign in at an issuer. */
  public boolean isOn() {
    return issuer != null && !issuer.isBlank();
  }
}
