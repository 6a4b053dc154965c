package org.platsa.api.support;

import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the tests' token work in a service's database. */
@TestConfiguration(proxyBeanMethods = false)
class TestToken {
  @Bean
  SmartInitializingSingleton allowedTestToken(@Value("${platsa.database.url}") String url) {
    return () -> TestTokens.allow(TestDatabase.client(url));
  }
}
