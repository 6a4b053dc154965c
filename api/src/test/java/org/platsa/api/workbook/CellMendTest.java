package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells of a workbook that are read otherwise than they stand there. */
class CellMendTest {
  private static final Book BOOK =
      new Book(
          Book.Form.EXCEL,
          List.of(
              new Sheet(
                  "Elever",
                  List.of(
                      new Sheet.Row(1, List.of(text("Elev"), text("Färdsätt"))),
                      new Sheet.Row(3, Arrays.asList(text("e-1"), null))))));

  private static CellValue text(String text) {
    return new CellValue.Text(text);
  }

  @Test
  void aCellIsPutWhereItBelongsAndNothingElseIsTouched() {
    Sheet mended =
        CellMend.applied(
                BOOK,
                List.of(
                    new CellMend("Elever", 3, 1, "Bil"),
                    new CellMend("Elever", 3, 4, "bortom"),
                    new CellMend("Elever", 2, 0, "e-0"),
                    new CellMend("Lärare", 1, 0, "ingen")))
            .sheets()
            .getFirst();
    assertThat(mended.rows()).extracting(Sheet.Row::number).containsExactly(1, 2, 3);
    assertThat(mended.rows().get(1).cell(0)).isEqualTo(text("e-0"));
    assertThat(mended.rows().get(2).cell(0)).isEqualTo(text("e-1"));
    assertThat(mended.rows().get(2).cell(1)).isEqualTo(text("Bil"));
    assertThat(mended.rows().get(2).cell(3)).isNull();
    assertThat(mended.rows().get(2).cell(4)).isEqualTo(text("bortom"));
    assertThat(mended.rows().getFirst().cell(1)).isEqualTo(text("Färdsätt"));
  }

  @Test
  void aCellIsEmptiedAndARowWithNothingLeftIsNone() {
    Sheet mended =
        CellMend.applied(BOOK, List.of(new CellMend("Elever", 3, 0, " "))).sheets().getFirst();
    assertThat(mended.rows()).extracting(Sheet.Row::number).containsExactly(1);
    assertThat(CellMend.applied(BOOK, List.of())).isSameAs(BOOK);
  }
}
