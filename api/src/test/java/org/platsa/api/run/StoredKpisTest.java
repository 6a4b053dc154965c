package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Kpis;
import tools.jackson.databind.node.ObjectNode;

class StoredKpisTest {
  private static final Kpis KPIS =
      new Kpis(
          1,
          2,
          List.of(new Kpis.ProviderPlaces("R", 1, 2)),
          0.25,
          new Kpis.AllocationKey(3, 0.5, 0.75),
          new Kpis.Load(0, 1, 2, 0.125),
          1,
          new Kpis.Pairs(0, 1),
          new Kpis.Travel(null, null, 0),
          1);

  /** As they have been stored since the first version. */
  private final ObjectNode stored =
      (ObjectNode)
          Json.mapper()
              .readTree(
                  """
                  {"placed": 1, "askedFor": 2,
                   "byProvider": [{"providerId": "R", "placed": 1, "askedFor": 2}],
                   "utilisation": 0.25,
                   "allocationKey": {"supervisors": 3, "oneThisTerm": 0.5, "twoInThreeTerms": 0.75},
                   "load": {"min": 0.0, "median": 1.0, "max": 2.0, "gini": 0.125},
                   "supervisorsWithNone": 1, "pairs": {"formed": 0, "possible": 1},
                   "travel": {"medianMinutes": null, "p90Minutes": null, "shareOver45": 0.0},
                   "changedFromPublished": 1}
                  """);

  @Test
  void figuresOfTheFirstVersionAreRead() {
    assertThat(StoredKpis.read(Json.mapper(), stored)).contains(KPIS);
    assertThat(Json.mapper().<ObjectNode>valueToTree(KPIS)).isEqualTo(stored);
  }

  @Test
  void aFigureThatANewerVersionAddedIsPassedOver() {
    stored.put("waiting", 3).withObject("/travel").put("longest", 70);

    assertThat(StoredKpis.read(Json.mapper(), stored)).contains(KPIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"placed", "byProvider", "load", "changedFromPublished"})
  void whereAFigureOfTodayIsLackingNothingIsMadeUp(String figure) {
    stored.remove(figure);

    assertThat(StoredKpis.read(Json.mapper(), stored)).isEmpty();
  }
}
