package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.support.TestSettings;
import org.springframework.mock.web.MockHttpServletRequest;

class ServiceAddressTest {
  @Test
  void whatIsSetCountsAndNotWhatARequestNames() {
    var set = new ServiceAddress(TestSettings.of("platsa.sign-in.url=https://platsa.example.se"));
    assertThat(set.of(request())).isEqualTo("https://platsa.example.se");
    assertThat(new ServiceAddress(TestSettings.of()).of(request()))
        .isEqualTo("https://evil.example");
  }

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/unit/calendar");
    request.setScheme("https");
    request.setServerName("evil.example");
    request.setServerPort(443);
    return request;
  }
}
