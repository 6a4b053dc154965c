package org.platsa.api.signin;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The OpenID Connect issuer at which people may sign in (<i>utfärdare</i>). What it says of itself
 * is asked for when somebody first signs in there, and again until it answers: an issuer that is
 * away keeps nobody from the service who has a password.
 */
@Component
class Issuer implements ClientRegistrationRepository {
  /** In the addresses of this service. */
  static final String ID = "issuer";

  private final Settings settings;
  private final Supplier<ClientRegistration> registration = SingletonSupplier.of(this::discover);

  Issuer(Settings settings) {
    this.settings = settings;
  }

  boolean isOn() {
    return settings.oidc().isOn();
  }

  String name() {
    return settings.oidc().name();
  }

  /**
   * @throws RuntimeException if the issuer does not answer, or not as the one that is set
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return isOn() && id.equals(ID) ? registration.get() : null;
  }

  /** Where the issuer ends its own session, if it has such a place. */
  Optional<URI> endSession() {
    Object end =
        registration
            .get()
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("end_session_endpoint");
    return end == null ? Optional.empty() : Optional.of(URI.create(end.toString()));
  }

  private ClientRegistration discover() {
    URI url = settings.signIn().url();
    String base = url == null ? "{baseUrl}" : url.toString();
    return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(settings.oidc().issuer()))
        .registrationId(ID)
        .clientId(Objects.requireNonNull(settings.oidc().clientId()))
        .clientSecret(settings.oidc().clientSecret())
        .clientName(name())
        .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
        .redirectUri(base + "/login/oauth2/code/" + ID)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .build();
  }
}
