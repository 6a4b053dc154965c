package org.platsa.api.page.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableViewTest {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");
  private static final List<String> HEADINGS = List.of("Enhet", "Platser");
  private static final List<List<String>> ROWS =
      List.of(List.of("Ört", "10"), List.of("Ask", "9"), List.of("Ål", ""), List.of("Zink", "1,5"));

  @Test
  void lettersStandInTheirOrderInSwedishAndWhatIsEmptyLast() {
    assertThat(first(asked("", 1, false))).containsExactly("Ask", "Zink", "Ål", "Ört");
    assertThat(first(asked("", 2, false))).containsExactly("Zink", "Ask", "Ört", "Ål");
    assertThat(first(asked("", 0, false))).containsExactly("Ört", "Ask", "Ål", "Zink");
    assertThat(first(asked("", 99, false))).containsExactly("Ört", "Ask", "Ål", "Zink");
  }

  @Test
  void aRowFitsThatHasEveryWord() {
    TableView table = TableView.of(HEADINGS, ROWS, asked(" ÖRT 10 ", 0, false), SWEDISH);

    assertThat(table.rows()).containsExactly(List.of("Ört", "10"));
    assertThat(table.found()).isEqualTo(1);
    assertThat(table.all()).isEqualTo(4);
  }

  @Test
  void columnsWithFewWordsFilterTheRows() {
    List<String> headings = List.of("Handledare", "Utbildning", "Enhet", "Period", "Platser");
    List<List<String>> rows =
        List.of(
            List.of("H-1", "Steg 3", "Åsen", "APL 1, APL 2", "1"),
            List.of("H-2", "Ingen", "Zon", "APL 1", "2"),
            List.of("H-3", "", "Åsen", "APL 2", "1"),
            List.of("H-4", "Steg 3", "Zon", "APL 2", "1"));
    TableView.Asked asked =
        new TableView.Asked("", 0, false, 1, List.of("2:Steg 3", "3:Zon", "2:Steg 9", "x", "5:1"));

    TableView table = TableView.of(headings, rows, asked, SWEDISH);

    assertThat(table.filters())
        .containsExactly(
            new TableView.Filter(2, "Utbildning", List.of("Ingen", "Steg 3"), "Steg 3"),
            new TableView.Filter(3, "Enhet", List.of("Zon", "Åsen"), "Zon"));
    assertThat(table.rows()).extracting(List::getFirst).containsExactly("H-4");
    assertThat(table.asked().only()).containsExactly("2:Steg 3", "3:Zon");
    assertThat(TableView.of(headings, rows, asked("", 0, false), SWEDISH).found()).isEqualTo(4);
  }

  @Test
  void aPageThatIsNotThereIsTheNearestThatIs() {
    List<List<String>> many =
        IntStream.range(0, 51).mapToObj(i -> List.of("E" + i, Integer.toString(i))).toList();

    assertThat(page(many, 9).asked().page()).isEqualTo(2);
    assertThat(page(many, 9).rows()).containsExactly(List.of("E50", "50"));
    assertThat(page(many, -1).rows()).hasSize(50);
    assertThat(page(List.of(), 1).pages()).isEqualTo(1);
  }

  private static TableView page(List<List<String>> rows, int page) {
    return TableView.of(
        HEADINGS, rows, new TableView.Asked("", 0, false, page, List.of()), SWEDISH);
  }

  private static List<String> first(TableView.Asked asked) {
    return TableView.of(HEADINGS, ROWS, asked, SWEDISH).rows().stream()
        .map(List::getFirst)
        .toList();
  }

  private static TableView.Asked asked(String search, int sort, boolean down) {
    return new TableView.Asked(search, sort, down, 1, List.of());
  }
}
