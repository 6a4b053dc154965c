package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.PlacementKind;

/** Offers as a text, with kinds of a document's own. */
class OfferTextTest {
  private static final List<PlacementKind> OWN =
      List.of(
          PlacementKind.of("ALL"),
          PlacementKind.of("Läkarpraktik, lång; termin 3"),
          PlacementKind.of("så kallad \"sommar\": två"),
          PlacementKind.of("\"citat\""));

  @Test
  void ownKindsAreReadAsTheyAreWritten() {
    for (PlacementKind kind : OWN) {
      Offer offer = new Offer(LocalDate.of(2026, 8, 31), 5, 2, List.of(PlacementKind.PRAO, kind));
      Offer next = new Offer(LocalDate.of(2026, 11, 2), 1, 1, List.of(kind));
      for (Language language : Language.values()) {
        String text = OfferText.written(List.of(offer, next), language);
        OfferText.Reading reading = OfferText.read(text, OWN);
        assertThat(reading.faults()).as(text).isEmpty();
        assertThat(Json.mapper().treeToValue(reading.offers(), Offer[].class))
            .as(text)
            .containsExactly(offer, next);
      }
    }
  }

  @Test
  void whatTheTermDoesNotKnowIsAFault() {
    OfferText.Reading reading = OfferText.read("2026-08-31 × 5: 2 Läkarpraktik", OWN);
    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.offers()).isEmpty();
  }
}
