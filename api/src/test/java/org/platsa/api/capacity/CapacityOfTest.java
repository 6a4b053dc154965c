package org.platsa.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.UnitKind;

/** The example, counted by hand. */
class CapacityOfTest {
  private final Capacity capacity =
      new CapacityOf(Json.mapper().readValue(Client.example(), Problem.class)).count();

  @Test
  void kindsWithoutUnitsThatNobodyMustBeAtAreLeftOut() {
    assertThat(capacity.kinds())
        .extracting(Capacity.KindRow::kind)
        .containsExactly(
            UnitKind.CARE_HOME, UnitKind.HOME_CARE, UnitKind.GROUP_HOME, UnitKind.PSYCHIATRY);
    assertThat(capacity.periods())
        .extracting(Capacity.PeriodColumn::id)
        .containsExactly("A1", "A2", "P1", "P2", "P3", "P4", "L1", "L2", "Y");
  }

  @Test
  void placesAreThoseOfSupervisorsWhoAreThereAndTrainedWhereTheyMustBe() {
    assertThat(places(UnitKind.CARE_HOME)).containsExactly(3, 1, 3, 2, 4, 4, 1, 4, 1);
    assertThat(places(UnitKind.HOME_CARE)).containsOnly(1);
    assertThat(places(UnitKind.GROUP_HOME)).containsOnly(2);
  }

  @Test
  void whoCanBeNowhereElseIsMissingForCertainBeyondWhatTheTermHolds() {
    Capacity.KindRow homeCare = row(UnitKind.HOME_CARE);

    assertThat(homeCare.mustBeHere()).isEqualTo(3);
    assertThat(homeCare.mostInTheTerm()).isEqualTo(2);
    assertThat(homeCare.missing()).isEqualTo(1);
    assertThat(row(UnitKind.CARE_HOME).missing()).isZero();
    assertThat(row(UnitKind.CARE_HOME).withoutSupervisors()).isZero();
  }

  @Test
  void everyPlacementIsInOneCell() {
    int demand =
        capacity.kinds().stream()
            .flatMap(row -> row.cells().stream())
            .mapToInt(Capacity.Cell::demand)
            .sum();

    assertThat(demand).isEqualTo(14);
    assertThat(row(UnitKind.GROUP_HOME).cells().get(6).possible()).as("nobody asks").isFalse();
  }

  private List<Integer> places(UnitKind kind) {
    return row(kind).cells().stream().map(Capacity.Cell::places).toList();
  }

  private Capacity.KindRow row(UnitKind kind) {
    return capacity.kinds().stream()
        .filter(row -> row.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
