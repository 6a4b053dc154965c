package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DznReaderTest {
  private final Faults faults = new Faults("f.dzn");

  private Map<String, DznGrid> read(String text) {
    return DznReader.read(text, faults);
  }

  private List<String> wrong() {
    return faults.inOrder().stream().map(Fault::text).toList();
  }

  @Test
  void numbersListsRowsAndArraysAreReadWithTheirLines() {
    Map<String, DznGrid> items =
        read(
            """
            % a comment; a = 9;
            a = 2; /* another
            comment */ b = [ 1, -2,
              3, ];
            c = [| 1, 2 |
                   3, 4 |];
            d = array3d(1..a, 0..0, 1..2, [1, 2,
              3, 4]);
            e=[];
            """);

    assertThat(wrong()).isEmpty();
    assertThat(items.keySet()).containsExactly("a", "b", "c", "d", "e");
    assertThat(Mss.the(items, "a").at()).isEqualTo(2);
    assertThat(Mss.the(items, "b").values()).containsExactly(1, -2, 3);
    assertThat(Mss.the(items, "b").lineAt(2)).isEqualTo(4);
    assertThat(Mss.the(items, "c").shape()).containsExactly(2, 2);
    assertThat(Mss.the(items, "c").at(1, 0)).isEqualTo(3);
    assertThat(Mss.the(items, "c").lineAt(1, 0)).isEqualTo(6);
    assertThat(Mss.the(items, "d").shape()).containsExactly(2, 1, 2);
    assertThat(Mss.the(items, "d").at(1, 0, 1)).isEqualTo(4);
    assertThat(Mss.the(items, "e").shape()).containsExactly(0);
  }

  @Test
  void everyFaultIsToldWithItsLineAndTheRestIsReadOn() {
    Map<String, DznGrid> items =
        read(
            """
            a = 1.5;
            b = [1 2];
            c = [| 1, 2
                 | 3 |];
            d = array2d(1..2, 1..X, [1]);
            e = array2d(1..2, 1..2, [1, 2, 3]);
            f = true;
            g = 4;
            g = 5;
            h = 99999999999;
            7;
            i = [1,
            """);

    assertThat(items).containsOnlyKeys("g");
    assertThat(wrong())
        .containsExactly(
            "f.dzn, line 1, a: found '1.5' where there should be '[' a number, or a list that"
                + " begins with '['",
            "f.dzn, line 2, b: found '2' where there should be ',' between two numbers, or ']' at"
                + " the end of the list",
            "f.dzn, line 4, c: row 2 has 1 numbers, the first row has 2",
            "f.dzn, line 5, d: 'X' is no number that stands before; write it as a number",
            "f.dzn, line 6, e: has 3 numbers, but 2 × 2 are 4",
            "f.dzn, line 7, f: found 'true' where there should be '[' a number, or a list that"
                + " begins with '['",
            "f.dzn, line 9, g: is here a second time; say it once",
            "f.dzn, line 10, h: found '99999999999' where there should be a whole number below"
                + " 2,147,483,648",
            "f.dzn, line 11, the file: found '7' where there should be the name of a field, as in"
                + " 'Students = 40;'",
            "f.dzn, line 13, i: found the end of the file where there should be a whole number");
  }
}
