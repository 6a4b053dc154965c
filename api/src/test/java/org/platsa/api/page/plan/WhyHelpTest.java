package org.platsa.api.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.api.draft.DraftChangeRequest.Target;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;

/** Which remedies can be done with a button, and what the button does. */
class WhyHelpTest {
  private static Why.Help help(RemedyChange... changes) {
    Remedy remedy =
        new Remedy(
            List.of(changes), "H 1", "E-01", "APL-1", 12, 1, new Difference(Cost.ZERO, Map.of()));
    return Why.Help.of("P-0001", 3, remedy, "Skulle kunna placeras om …");
  }

  @Test
  void whatIsDoneByMovingAloneIsDoneInADraft() {
    Why.Help help =
        help(
            RemedyChange.move(false, "P-0002", "H-2", "E-02", "APL-2"),
            RemedyChange.move(true, "P-0003", "H-3", "E-03", "APL-3"));

    assertThat(help.remedy()).isNull();
    assertThat(Deed.seats(String.valueOf(help.deed())))
        .containsExactly(
            new Target("P-0001", "H 1", "APL-1", false),
            new Target("P-0002", "H-2", "APL-2", false),
            new Target("P-0003", "H-3", "APL-3", false));
  }

  @Test
  void whatChangesTheDataIsProposed() {
    assertThat(help(RemedyChange.exclusion("E-01")).remedy()).isEqualTo(3);
    assertThat(
            help(
                    RemedyChange.termPlace("H 1", 3),
                    RemedyChange.move(false, "P-0002", "H-2", "E-02", "APL-2"))
                .remedy())
        .isEqualTo(3);
  }

  @Test
  void aLongerJourneyIsNothingThatCanBeChanged() {
    Why.Help help = help(RemedyChange.travelLimit(104));

    assertThat(help.remedy()).isNull();
    assertThat(help.deed()).isNull();
    assertThat(help.text()).isNotEmpty();
  }
}
