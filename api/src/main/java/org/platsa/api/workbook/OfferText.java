package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.PlacementKind;
import tools.jackson.databind.JsonNode;

/** Offered places as people type them in a form (<i>erbjudna platser</i>), as in a workbook. */
public final class OfferText {
  private OfferText() {}

  /**
   * What came of it: as it was typed, unchecked against the term.
   *
   * @param offers none if anything is wrong
   * @param faults what is wrong
   */
  public record Reading(JsonNode offers, List<Words> faults) {
    public Reading {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads a text such as "2026-08-31 × 5: 2; v. 45 2026: 1 PRAO".
   *
   * @param kinds the term's kinds of placement, its own among them
   */
  public static Reading read(String text, Collection<PlacementKind> kinds) {
    List<Words> faults = new ArrayList<>();
    Set<String> own =
        kinds.stream()
            .filter(kind -> !kind.isUsual())
            .map(PlacementKind::name)
            .collect(Collectors.toSet());
    CellForm.Faults told =
        new CellForm.Faults() {
          @Override
          public void add(WorkbookCode code, Words message, List<Words> suggestions) {
            faults.add(message);
          }

          @Override
          public boolean isOwn(Vocabulary vocabulary, String word) {
            return vocabulary == Vocabularies.PLACEMENT_KIND && own.contains(word);
          }
        };
    @Nullable JsonNode read = OffersForm.OFFERS.read(new CellValue.Text(text), told);
    return new Reading(
        read == null || !faults.isEmpty() ? Json.mapper().createArrayNode() : read, faults);
  }

  /** Writes offers as they are read again. */
  public static String written(List<Offer> offers, Language language) {
    return OffersForm.OFFERS.write(Json.mapper().valueToTree(offers), language).shown();
  }
}
