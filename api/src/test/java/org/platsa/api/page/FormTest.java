package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.springframework.util.LinkedMultiValueMap;

/** What a form shows. */
class FormTest {
  private static final ErrorIssue NO_NAME =
      ErrorIssue.error("NAME_FORM", "name", "", "Skriv ett namn.", "Write a name.");

  @Test
  void aFormShowsWhatWasSent() {
    LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.add("name", "Kim");
    sent.addAll("roles", List.of("ADMIN", "ANALYST"));
    Form form = Form.of("user", sent);

    assertThat(form.text("name")).isEqualTo("Kim");
    assertThat(form.text("email")).isEmpty();
    assertThat(form.has("roles", "ANALYST")).isTrue();
    assertThat(form.has("roles", "PROVIDER")).isFalse();
  }

  @Test
  void aFaultIsTiedToItsFieldInTheReadersLanguage() {
    Form form = Form.empty("user").refused(ApiException.invalid("Faults", List.of(NO_NAME)));

    assertThat(form.fault("name", "sv")).isEqualTo("Skriv ett namn.");
    assertThat(form.fault("name", "en")).isEqualTo("Write a name.");
    assertThat(form.fault("email", "en")).isNull();
    assertThat(form.describedBy("name", "help")).isEqualTo("user-name-fault user-name-help");
    assertThat(form.describedBy("email", "help")).isEqualTo("user-email-help");
    assertThat(form.describedBy("email", null)).isNull();
    assertThat(form.pointing("name", "title").isFaulty("title")).isTrue();
  }

  @Test
  void whatIsNotAboutTheFormIsNotShownInIt() {
    ApiException gone = ApiException.notFound("account", 7);
    assertThatThrownBy(() -> Form.empty("user").refused(gone)).isSameAs(gone);
  }
}
