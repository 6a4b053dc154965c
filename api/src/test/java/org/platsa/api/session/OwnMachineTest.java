package org.platsa.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who counts as a browser of the service's own machine. */
class OwnMachineTest {
  @Test
  void aBrowserHereIsDirect() {
    MockHttpServletRequest request = here();
    request.addHeader("Origin", "http://localhost:8080");
    request.addHeader("Accept-Language", "sv");

    assertThat(OwnMachine.isDirect(request)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded",
        "X-Real-IP",
        "X-Client-IP",
        "X-Original-Host",
        "X-Envoy-External-Address",
        "CF-Connecting-IP",
        "Fly-Client-IP",
        "X-Amzn-Trace-Id"
      })
  void whatAProxyHasMarkedIsNot(String header) {
    MockHttpServletRequest request = here();
    request.addHeader(header, "127.0.0.1");

    assertThat(OwnMachine.isDirect(request)).isFalse();
  }

  @Test
  void whoNamesAnotherMachineOrComesFromAnotherPageIsNot() {
    MockHttpServletRequest elsewhere = here();
    elsewhere.setServerName("platsa.example.org");
    MockHttpServletRequest fromElsewhere = here();
    fromElsewhere.addHeader("Origin", "https://platsa.example.org");
    MockHttpServletRequest old = here();
    old.setProtocol("HTTP/1.0");

    assertThat(OwnMachine.isDirect(elsewhere)).isFalse();
    assertThat(OwnMachine.isDirect(fromElsewhere)).isFalse();
    assertThat(OwnMachine.isDirect(old)).isFalse();
  }

  private static MockHttpServletRequest here() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setProtocol("HTTP/1.1");
    return request;
  }
}
