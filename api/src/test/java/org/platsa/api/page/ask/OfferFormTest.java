package org.platsa.api.page.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.platsa.api.error.ApiException;
import org.platsa.api.page.Form;
import org.platsa.solver.problem.PlacementKind;

/** What a unit offers, for kinds of a document's own. */
class OfferFormTest {
  private static final List<PlacementKind> KNOWN =
      List.of(PlacementKind.APL, PlacementKind.of("ALL"), PlacementKind.of("Läkare, lång"));

  private static Form form() {
    return Form.empty("offer")
        .with("version", "")
        .with("maxTrainees", "2")
        .with("period-0", "A1")
        .with("places-0", "1")
        .with("otherOffers", "");
  }

  @Test
  void eachKindOfTheTermCanBeChosenAndIsRead() {
    List<OfferForm.Choice> choices = new OfferForm(form(), KNOWN).choicesFor(0);
    assertThat(choices.stream().map(OfferForm.Choice::kinds))
        .containsExactly(List.of(), List.of("APL"), List.of("ALL"), List.of("Läkare, lång"));
    for (OfferForm.Choice choice : choices) {
      OfferForm chosen = new OfferForm(form().with("for-0", choice.value()), KNOWN);
      var offer = Objects.requireNonNull(chosen.read().offers()).getFirst();
      assertThat(Objects.requireNonNull(Objects.requireNonNull(offer).kinds()))
          .map(String::valueOf)
          .isEqualTo(choice.kinds());
      assertThat(chosen.choicesFor(0)).containsExactlyElementsOf(choices);
    }
  }

  @Test
  void ownKindsAreReadInOtherWeeks() {
    OfferForm typed =
        new OfferForm(
            form().with("places-0", "").with("otherOffers", "2026-08-31 × 5: 2 ALL"), KNOWN);
    var offer = Objects.requireNonNull(typed.read().offers()).getFirst();
    assertThat(Objects.requireNonNull(offer).kinds()).containsExactly(PlacementKind.of("ALL"));
  }

  @Test
  void whatNoFormSendsIsRefused() {
    OfferForm forged = new OfferForm(form().with("for-0", "%%%"), KNOWN);
    assertThat(forged.choicesFor(0)).hasSize(4);
    assertThatThrownBy(forged::read).isInstanceOf(ApiException.class);
  }
}
