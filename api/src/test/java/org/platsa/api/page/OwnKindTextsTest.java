package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

class OwnKindTextsTest {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final MessageSource messages = PageConfiguration.messageSource();

  @ParameterizedTest
  @ValueSource(strings = {"Vårdavdelning", "D'Artagnan's {0} ''ward''", "a.b=c"})
  void aKindOfADocumentsOwnIsCalledAsTheDocumentCallsIt(String kind) {
    assertThat(messages.getMessage("unitKind." + kind, null, SWEDISH)).isEqualTo(kind);
    assertThat(messages.getMessage("placementKind." + kind, null, Locale.ENGLISH)).isEqualTo(kind);
  }

  @Test
  void aUsualOneHasItsWords() {
    assertThat(messages.getMessage("unitKind.CARE_HOME", null, SWEDISH)).isEqualTo("Vårdboende");
  }

  @Test
  void anyOtherTextThatIsMissingIsMissed() {
    assertThatThrownBy(() -> messages.getMessage("unitKind.", null, SWEDISH))
        .isInstanceOf(NoSuchMessageException.class);
    assertThatThrownBy(() -> messages.getMessage("plan.unknown", null, SWEDISH))
        .isInstanceOf(NoSuchMessageException.class);
  }
}
