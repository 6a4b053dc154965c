package org.platsa.api.signin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** What Spring Security takes for ID tokens (<i>identitetsbevis</i>). */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {
  /** One decoder, which keeps the issuer's keys. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens() {
    ConcurrentMap<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    return registration ->
        decoders.computeIfAbsent(
            registration.getRegistrationId(), id -> IssuerClient.idTokens(registration));
  }
}
