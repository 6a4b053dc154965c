package org.platsa.issuer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A real issuer on this machine: Spring Authorization Server, with people that tests make. */
public final class TestIssuer implements AutoCloseable {
  /** The client's id and secret. */
  public static final String CLIENT = "platsa";

  /** The password of everybody. */
  public static final String PASSWORD = "secret";

  private final ConfigurableApplicationContext context;

  private TestIssuer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts an issuer that nobody knows yet. */
  public static TestIssuer start() {
    return new TestIssuer(
        new SpringApplicationBuilder(Issuing.class)
            .properties("spring.config.name=issuer", "server.address=127.0.0.1")
            .run("--server.port=0"));
  }

  /** As it names itself; another host than the service, so that their cookies are apart. */
  public String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Lets the service at a port send people here. */
  public void knows(int port) {
    String base = "http://localhost:" + port;
    context
        .getBean(Clients.class)
        .change(client ->
            client
                .redirectUri(base + "/login/oauth2/code/issuer")
                .postLogoutRedirectUri(base + "/sign-in"));
  }

  /** Somebody who signs in with {@link #PASSWORD}, and what the ID token then says. */
  public void person(String name, Map<String, Object> claims) {
    context.getBean(People.class).claims.put(name, claims);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  static class Issuing {
    @Bean
    Clients clients() {
      return new Clients();
    }

    @Bean
    People people() {
      return new People();
    }

    @Bean
    AuthorizationServerSettings server() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
      return http.oauth2AuthorizationServer(
              server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.oidc(Customizer.withDefaults());
              })
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .exceptionHandling(refusals ->
              refusals.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http) {
      return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }
  }

  static final class People
      implements UserDetailsService, OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

    @Override
    public User loadUserByUsername(String name) {
      if (!claims.containsKey(name)) {
        throw new UsernameNotFoundException(name);
      }
      return new User(name, "{noop}" + PASSWORD, List.of());
    }

    @Override
    public void customize(JwtEncodingContext token) {
      if (token.getTokenType().getValue().equals("id_token")) {
        Authentication who = Objects.requireNonNull(token.getPrincipal());
        token.getClaims().claims(all -> all.putAll(claims.getOrDefault(who.getName(), Map.of())));
      }
    }
  }

  static final class Clients implements RegisteredClientRepository {
    private volatile RegisteredClient client =
        RegisteredClient.withId(CLIENT)
            .clientId(CLIENT)
            .clientSecret("{noop}" + CLIENT)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost/nowhere")
            .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .build();

    synchronized void change(UnaryOperator<RegisteredClient.Builder> change) {
      client = change.apply(RegisteredClient.from(client)).build();
    }

    @Override
    public void save(RegisteredClient saved) {
      client = saved;
    }

    @Override
    public RegisteredClient findById(String id) {
      return client;
    }

    @Override
    public RegisteredClient findByClientId(String id) {
      return client;
    }
  }
}
