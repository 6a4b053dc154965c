package org.platsa.api.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

class AskedTest {
  private static Asked asked(String... namesAndValues) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      sent.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Asked.of("HT 2022/å", MultiValueMap.fromSingleValue(sent));
  }

  @Test
  void anAddressSaysWhatIsAskedForAndNothingElse() {
    Asked asked = asked("view", "list", "search", "å & {b}", "other", "x", "area", " ");

    assertThat(asked.address())
        .isEqualTo("/terms/HT%202022%2F%C3%A5/plan?view=list&search=%C3%A5+%26+%7Bb%7D");
    assertThat(asked().address()).isEqualTo("/terms/HT%202022%2F%C3%A5/plan");
  }

  @Test
  void anotherFilterBeginsAtTheFirstPageAndKeepsWhoIsChosen() {
    Asked asked = asked("page", "3", "placement", "P-1", "move", "true");

    assertThat(asked.with("only", "FAR")).endsWith("/plan?only=FAR&placement=P-1");
    assertThat(asked.with("placement", "P-2")).endsWith("/plan?page=3&placement=P-2");
    assertThat(asked.without("placement")).endsWith("/plan?page=3");
    assertThat(asked.moving("P-2")).endsWith("/plan?page=3&placement=P-2&move=true");
  }

  @Test
  void filtersAreClearedButTheViewAndTheDraftStay() {
    Asked asked = asked("draft", "d", "view", "board", "area", "A", "sort", "unit", "page", "2");

    assertThat(asked.isFiltered()).isTrue();
    assertThat(asked.unfiltered()).endsWith("/plan?draft=d&view=board");
    assertThat(asked("draft", "d", "view", "board", "sort", "unit").isFiltered()).isFalse();
  }

  @Test
  void whatIsNoPageIsTheFirst() {
    assertThat(asked("page", "-7").number("page")).isEqualTo(1);
    assertThat(asked("page", "99999999999").number("page")).isEqualTo(1);
    assertThat(asked("page", "12").number("page")).isEqualTo(12);
    assertThat(asked("search", "x".repeat(201)).get("search")).isEmpty();
  }
}
