package org.platsa.api.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.solver.problem.ProviderTier;

class TurnTest {
  private static final Instant MORNING = Instant.parse("2026-09-01T08:00:00Z");

  @Test
  void tierComesBeforeTimeAndTimeBeforeHelp() {
    List<Turn> inOrder =
        List.of(
            new Turn(ProviderTier.COLLEGE_MEMBER, null, null),
            new Turn(ProviderTier.COLLEGE_MEMBER, MORNING, new Help(10, 0)),
            new Turn(ProviderTier.COLLEGE_MEMBER, MORNING.plusSeconds(1), new Help(30, 0)),
            new Turn(ProviderTier.TRIAL, MORNING, new Help(72, 0)),
            new Turn(ProviderTier.TRIAL, MORNING, new Help(12, 90)),
            new Turn(ProviderTier.TRIAL, MORNING, new Help(12, 80)),
            new Turn(ProviderTier.TRIAL, MORNING, null),
            new Turn(ProviderTier.OTHER, null, new Help(9, 0)),
            new Turn(null, null, new Help(100, 0)));
    List<Turn> shuffled = new ArrayList<>(inOrder);
    Collections.reverse(shuffled);
    assertThat(shuffled.stream().sorted(Turn.ORDER)).containsExactlyElementsOf(inOrder);
  }

  @Test
  void helpIsWhatItCostsThatThereIsNoPlaceByLevel() {
    assertThat(
            Help.of(
                Map.of("unplaced", 20L, "trialQuota", 60L, "providerFairness", 33L, "made", 5L)))
        .isEqualTo(new Help(80, 33));
  }
}
