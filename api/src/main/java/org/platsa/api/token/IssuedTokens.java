package org.platsa.api.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.IssuerDepartment;
import org.platsa.api.identity.Scope;
import org.platsa.api.settings.IssuerSettings;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestTemplate;

/**
 * Access tokens that an OpenID Connect issuer gives to systems (<i>utfärdade token</i>), by client
 * credentials: of this issuer, for this service, not expired, with a scope that is known here.
 */
@Component
class IssuedTokens {
  private static final Logger log = LoggerFactory.getLogger(IssuedTokens.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final IssuerDepartment department;
  private final IssuerSettings settings;

  /** The issuer is asked when the first token comes, and again until it answers. */
  private final Supplier<JwtDecoder> decoder = SingletonSupplier.of(this::decoder);

  IssuedTokens(IssuerDepartment department, Settings settings) {
    this.department = department;
    this.settings = settings.oidc();
  }

  /** Whether such tokens are accepted at all. */
  boolean areTaken() {
    return settings.takesTokens();
  }

  /**
   * Who a token says that it is.
   *
   * @throws InvalidBearerTokenException if it is not accepted
   * @throws ApiException 503 if the issuer does not answer
   */
  Authentication signIn(String token) {
    Jwt jwt = decoded(token);
    Set<Scope> scopes =
        texts(claim(jwt)).stream()
            .flatMap(text -> Scope.of(text).stream())
            // No claim says which provider's: its programs have service accounts.
            .filter(scope -> scope != Scope.ROUND)
            .collect(Collectors.toSet());
    String subject = jwt.getSubject();
    UUID tenant = department.find().orElse(null);
    if (scopes.isEmpty() || subject == null || tenant == null) {
      throw new InvalidBearerTokenException("The token has no scope that is known here");
    }
    Instant until = Objects.requireNonNullElse(jwt.getExpiresAt(), Instant.MIN);
    return new SystemAuthentication(
        new Caller(
            tenant,
            id(subject),
            name(jwt, subject),
            Caller.Kind.SYSTEM,
            Set.of(),
            scopes,
            null,
            Set.of()),
        until);
  }

  private Jwt decoded(String token) {
    try {
      return decoder.get().decode(token);
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("The token is not accepted", e);
    } catch (JwtException | IllegalArgumentException | IllegalStateException e) {
      log.warn("The issuer {} cannot be asked about a token: {}", settings.issuer(), e.toString());
      throw ApiException.later(
          ErrorType.UNAVAILABLE,
          "The issuer of the token does not answer. Maybe try again in a few seconds.",
          SOON);
    }
  }

  private JwtDecoder decoder() {
    String issuer = Objects.requireNonNull(settings.issuer());
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(PATIENCE);
    requests.setReadTimeout(PATIENCE);
    NimbusJwtDecoder made =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .restOperations(new RestTemplate(requests))
            .build();
    made.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                audiences ->
                    audiences != null
                        && audiences.contains(Objects.requireNonNull(settings.audience())))));
    return made;
  }

  /** What the settings' claim holds, a name at each dot. */
  private @Nullable Object claim(Jwt jwt) {
    Object value = jwt.getClaims();
    for (String name : settings.scopesClaim().split("\\.", -1)) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value;
  }

  private static List<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Arrays.asList(text.split(" ", -1));
      case Collection<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  /** The same for the same system each time. */
  private UUID id(String subject) {
    return UUID.nameUUIDFromBytes(
        (settings.issuer() + " " + subject).getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Jwt jwt, String subject) {
    String client = jwt.getClaimAsString("client_id");
    String party = client != null ? client : jwt.getClaimAsString("azp");
    return party != null ? party : subject;
  }
}
