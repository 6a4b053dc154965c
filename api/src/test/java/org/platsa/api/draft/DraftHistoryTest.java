package org.platsa.api.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.api.draft.DraftChange.Kind;

class DraftHistoryTest {
  private static final Seat NOWHERE = new Seat(null, null, false);
  private static final Seat ANNA = new Seat("ANNA", "1", false);
  private static final Seat BO = new Seat("BO", "2", true);

  @Test
  void everybodyIsWhereTheyBeganUntilSomethingIsDone() {
    assertThat(new DraftHistory(List.of()).applied(beginning())).isEqualTo(beginning());
    assertThat(new DraftHistory(List.of()).undoable()).isEmpty();
    assertThat(new DraftHistory(List.of()).redoable()).isEmpty();
  }

  @Test
  void whatIsUndoneAndDoneAgainEndsWhereItWas() {
    DraftChange first = done(1, "P1", NOWHERE, ANNA);
    DraftChange second = done(2, "P1", ANNA, BO);

    assertThat(seat(first, second)).isEqualTo(BO);
    assertThat(seat(first, second, again(3, Kind.UNDO, 2))).isEqualTo(ANNA);
    assertThat(seat(first, second, again(3, Kind.UNDO, 2), again(4, Kind.UNDO, 1)))
        .isEqualTo(NOWHERE);
    DraftHistory twice =
        new DraftHistory(
            List.of(
                first,
                second,
                again(3, Kind.UNDO, 2),
                again(4, Kind.UNDO, 1),
                again(5, Kind.REDO, 1)));
    assertThat(twice.applied(beginning()).get("P1")).isEqualTo(ANNA);
    assertThat(twice.undoable()).contains(first);
    assertThat(twice.redoable()).contains(second);
    assertThat(twice.since(3))
        .extracting(DraftChange::moves)
        .containsExactly(
            List.of(new SeatChange("P1", ANNA, NOWHERE)),
            List.of(new SeatChange("P1", NOWHERE, ANNA)));
  }

  @Test
  void aNewChangeLeavesNothingToDoAgain() {
    DraftHistory history =
        new DraftHistory(
            List.of(
                done(1, "P1", NOWHERE, ANNA), again(2, Kind.UNDO, 1), done(3, "P2", NOWHERE, BO)));

    assertThat(history.redoable()).isEmpty();
    assertThat(history.applied(beginning())).containsEntry("P1", NOWHERE).containsEntry("P2", BO);
  }

  @Test
  void twoWhoChangePlacesChangeBack() {
    Map<String, Seat> beginning = new LinkedHashMap<>(Map.of("P1", ANNA, "P2", BO));
    DraftChange swap =
        new DraftChange(
            1,
            Kind.DO,
            null,
            List.of(new SeatChange("P1", ANNA, BO), new SeatChange("P2", BO, ANNA)),
            "Eva",
            Instant.EPOCH);

    assertThat(new DraftHistory(List.of(swap)).applied(beginning))
        .containsEntry("P1", BO)
        .containsEntry("P2", ANNA);
    assertThat(new DraftHistory(List.of(swap, again(2, Kind.UNDO, 1))).applied(beginning))
        .isEqualTo(beginning);
  }

  @Test
  void changesThatDoNotFollowEachOtherAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new DraftHistory(List.of(done(2, "P1", NOWHERE, ANNA))));
    assertThatIllegalStateException()
        .isThrownBy(() ->
            new DraftHistory(
                List.of(
                    done(1, "P1", NOWHERE, ANNA),
                    done(2, "P1", ANNA, BO),
                    again(3, Kind.UNDO, 1))));
    assertThatIllegalStateException()
        .isThrownBy(() -> new DraftHistory(List.of(again(1, Kind.REDO, 1))));
  }

  private static Seat seat(DraftChange... changes) {
    Seat seat = new DraftHistory(List.of(changes)).applied(beginning()).get("P1");
    assertThat(seat).isNotNull();
    return seat;
  }

  private static Map<String, Seat> beginning() {
    return new LinkedHashMap<>(Map.of("P1", NOWHERE, "P2", NOWHERE));
  }

  private static DraftChange done(int version, String placement, Seat from, Seat to) {
    return new DraftChange(
        version, Kind.DO, null, List.of(new SeatChange(placement, from, to)), "Eva", Instant.EPOCH);
  }

  private static DraftChange again(int version, Kind kind, int of) {
    return new DraftChange(version, kind, of, List.of(), "Bo", Instant.EPOCH);
  }
}
