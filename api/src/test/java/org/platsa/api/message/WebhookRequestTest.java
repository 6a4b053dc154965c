package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.error.ApiException;

class WebhookRequestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.org/",
        "ftp://example.org/",
        "https://",
        "https:///path",
        "https://user:pass@example.org/",
        "https://example.org/#part",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "javascript:alert(1)",
        "//example.org/"
      })
  void anAddressThatIsNoneIsRefused(String url) {
    assertThatThrownBy(() -> new WebhookRequest(url, List.of("ANSWERED")).requireRight(false))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void aRightOneIsTakenAndEveryFaultIsTold() {
    assertThat(
            new WebhookRequest(" https://example.org:8443/a?b=c ", List.of("ANSWERED"))
                .requireRight(false))
        .isEqualTo("https://example.org:8443/a?b=c");
    assertThat(
            new WebhookRequest("http://inner/", List.of("REPAIRED", "CHANGED")).requireRight(true))
        .isEqualTo("http://inner/");
    assertThatThrownBy(() -> new WebhookRequest("x", List.of("NONE")).requireRight(false))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal ->
                assertThat(refusal.issues())
                    .extracting(issue -> issue.pointer())
                    .containsExactly("/url", "/kinds/0"));
    assertThatThrownBy(() -> new WebhookRequest(null, null).requireRight(false))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.issues()).hasSize(2));
  }
}
