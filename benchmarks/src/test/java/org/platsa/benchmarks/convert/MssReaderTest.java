package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class MssReaderTest {
  private static List<String> wrong(Mss mss) {
    return catchThrowableOfType(SourceException.class, () -> MssReader.read("test.dzn", mss.text()))
        .faults()
        .stream()
        .map(Fault::text)
        .toList();
  }

  @Test
  void everyFieldThatIsMissingUnknownOrOfAnotherSizeIsToldAtOnce() {
    Mss mss =
        Mss.of(2, 4, 2, 3)
            .without("ManPref")
            .with("Availability", "[| 1, 1, 1 |]")
            .with("Horizon", "[3]")
            .with("WeightPref", "[| 1, 1, 1 | 1, 1, 1 |]")
            .with("Colour", "3");

    assertThat(wrong(mss))
        .containsExactly(
            "test.dzn, ManPref: is missing",
            "test.dzn, line 5, Horizon: is 1, but must be one number",
            "test.dzn, line 16, WeightPref: is 2 × 3, but must be 2 × 4 (Students × 4)",
            "test.dzn, line 19, Colour: is no field of medical student scheduling; they are"
                + " Students, Disciplines, Hospitals, Duration, Horizon, Groups, MaxDiscPerHosp,"
                + " DiscGroup, StudDiscGroup, AllowedDisc, Precededby, Availability, Ability,"
                + " MaxPosHosp, MinPosHosp, WeightPref, PrefStudDisc, PrefStudHosp, ManPref");
  }

  @Test
  void valuesOutOfRangeAreToldUpToFiveOfAField() {
    Mss mss =
        Mss.of(2, 4, 2, 3)
            .with("AllowedDisc", Mss.rows(2, 4, 2))
            .with("Duration", "0")
            .with("MinPosHosp", Mss.cube(2, 4, 3, i -> i == 5 ? -1 : 0));

    assertThat(wrong(mss))
        .containsExactly(
            "test.dzn, line 4, Duration: 0 is not between 1 and 1000",
            "test.dzn, line 10, AllowedDisc: 2 is not between 0 and 1",
            "test.dzn, line 10, AllowedDisc: 2 is not between 0 and 1",
            "test.dzn, line 10, AllowedDisc: 2 is not between 0 and 1",
            "test.dzn, line 10, AllowedDisc: 2 is not between 0 and 1",
            "test.dzn, line 10, AllowedDisc: 2 is not between 0 and 1",
            "test.dzn, line 10, AllowedDisc: and more of the same below",
            "test.dzn, line 15, MinPosHosp: -1 is not between 0 and 1000");
  }

  @Test
  void whatDoesNotHangTogetherIsTold() {
    Mss mss =
        Mss.of(2, 4, 2, 3)
            .with("Duration", "4")
            .with("DiscGroup", "[1, 1, 2, 3]")
            .with(
                "Precededby",
                Mss.rows(
                    new int[] {0, 0, 1, 0},
                    new int[] {1, 0, 0, 0},
                    new int[] {0, 1, 0, 0},
                    new int[] {0, 0, 0, 0}));

    assertThat(wrong(mss))
        .containsExactly(
            "test.dzn, line 4, Duration: 4 periods are more than the Horizon of 3",
            "test.dzn, line 8, DiscGroup: discipline 4 is in group 3, but there are 2 Groups",
            "test.dzn, line 11, Precededby: discipline 1 must be done before itself",
            "test.dzn, line 11, Precededby: discipline 2 must be done before itself",
            "test.dzn, line 11, Precededby: discipline 3 must be done before itself");
  }
}
