package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.RuleCosts.assertCost;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.PlacementKind;

/** Rules about all the placements of one supervisor. */
class SupervisorRulesTest {
  private final TestProblem given = new TestProblem();

  @Nested
  class SupervisorCapacity {
    @ParameterizedTest
    @CsvSource({
      "1, 50, 50, 0", // Exactly full.
      "1, 50, 51, 5", // One percent over is a started hundred, in each of five weeks.
      "1, 100, 100, 5",
      "2, 100, 100, 0",
      "0, 1, 100, 10", // 101 percent are two started hundreds.
      "0, 1, 99, 5",
    })
    void intensityAboveTheMaximumCostsOneForEachStartedHundredAndWeek(
        int maxSimultaneous, int first, int second, long cost) {
      given.supervisor("S", "U", s -> s.maxSimultaneous = maxSimultaneous);
      given.placed("p", "S", "A", p -> p.intensity = first);
      given.placed("q", "S", "A", q -> q.intensity = second);
      assertCost(ConstraintId.SUPERVISOR_CAPACITY, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void onlyTheWeeksTogetherCount(int firstWeek, long cost) {
      given.supervisor("S", "U", s -> s.maxSimultaneous = 1).period("B", firstWeek, 3);
      given.placed("p", "S", "A").placed("q", "S", "B");
      assertCost(ConstraintId.SUPERVISOR_CAPACITY, given, cost);
    }

    @Test
    void eachSupervisorHasRoomOfTheirOwn() {
      given.supervisor("S", "U", s -> s.maxSimultaneous = 1);
      given.supervisor("T", "U", t -> t.maxSimultaneous = 1);
      given.placed("p", "S", "A").placed("q", "T", "A");
      assertCost(ConstraintId.SUPERVISOR_CAPACITY, given, 0);
    }
  }

  @Nested
  class SupervisorMix {
    @Test
    void oneAloneIsFree() {
      given.placed("p", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_MIX, given, 0);
    }

    @ParameterizedTest
    @CsvSource({
      "true, APL, true, 0",
      "false, APL, true, 5", // Not a peer-learning unit.
      "true, LIA, true, 5", // Another kind.
      "true, APL, false, 5", // May not be paired.
    })
    void twoMayShareASupervisorOnlyAsPeers(
        boolean peerUnit, PlacementKind kind, boolean pairing, long cost) {
      given.unit("U", u -> u.peerLearning = peerUnit);
      given.placed("p", "S", "A", p -> p.peerLearning = true);
      given.placed(
          "q",
          "S",
          "A",
          q -> {
            q.kind = kind;
            q.peerLearning = pairing;
          });
      assertCost(ConstraintId.SUPERVISOR_MIX, given, cost);
    }

    @ParameterizedTest
    @CsvSource({
      "50, 50, 0", // Never more than one at a time.
      "50, 51, 5",
      "25, 75, 0",
      "100, 1, 5",
    })
    void twoMayShareASupervisorWhoAreNotThereAtTheSameTime(int first, int second, long cost) {
      given.placed("p", "S", "A", p -> p.intensity = first);
      given.placed("q", "S", "A", q -> q.intensity = second);
      assertCost(ConstraintId.SUPERVISOR_MIX, given, cost);
    }

    @Test
    void twoOfDifferentKindsMayShareAtAPeerLearningUnitToo() {
      given.unit("U", u -> u.peerLearning = true);
      given.placed("p", "S", "A", p -> p.intensity = 50);
      given.placed(
          "q",
          "S",
          "A",
          q -> {
            q.kind = PlacementKind.APPRENTICESHIP;
            q.intensity = 50;
          });
      assertCost(ConstraintId.SUPERVISOR_MIX, given, 0);
    }

    @Test
    void aWeekCostsOneHoweverManyAreMixedInIt() {
      given.placed("p", "S", "A").placed("q", "S", "A").placed("r", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_MIX, given, 5);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void onlyTheWeeksTogetherCount(int firstWeek, long cost) {
      given.period("B", firstWeek, 3).placed("p", "S", "A").placed("q", "S", "B");
      assertCost(ConstraintId.SUPERVISOR_MIX, given, cost);
    }

    @Test
    void peersInDifferentPeriodsMayShareWeeks() {
      given.unit("U", u -> u.peerLearning = true).period("B", 3, 3);
      given.placed("p", "S", "A", p -> p.peerLearning = true);
      given.placed("q", "S", "B", q -> q.peerLearning = true);
      assertCost(ConstraintId.SUPERVISOR_MIX, given, 0);
    }
  }

  @Nested
  class SupervisorTermLimit {
    @ParameterizedTest
    @CsvSource({"3, 0", "2, 1", "0, 3"})
    void eachPlacementAboveTheLimitCostsOne(int maxPerTerm, long cost) {
      given.supervisor("S", "U", s -> s.maxPerTerm = maxPerTerm);
      given.period("B", 5, 5).period("C", 10, 5);
      given.placed("p", "S", "A").placed("q", "S", "B").placed("r", "S", "C");
      assertCost(ConstraintId.SUPERVISOR_TERM_LIMIT, given, cost);
    }

    @Test
    void theUnplacedDoNotCount() {
      given.supervisor("S", "U", s -> s.maxPerTerm = 1).placed("p", "S", "A").unplaced("q");
      assertCost(ConstraintId.SUPERVISOR_TERM_LIMIT, given, 0);
    }
  }

  @Nested
  class SupervisorRotation {
    @Test
    void aSupervisorWithNobodyCostsNothing() {
      given.supervisor("S", "U", s -> s.recentPlacements = 7).unplaced("p");
      assertCost(ConstraintId.SUPERVISOR_ROTATION, given, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 32", "1, 8, 64", "3, 16, 128"})
    void twoPlacementsCostMoreTheMoreTheSupervisorHadBefore(int recent, long amount, long cost) {
      given.supervisor("S", "U", s -> s.recentPlacements = recent);
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_ROTATION, given, amount, cost);
    }

    @Test
    void sharingCostsLessThanCarryingAlone() {
      given.supervisor("T", "U", t -> {}).placed("p", "S", "A").placed("q", "T", "A");
      assertCost(ConstraintId.SUPERVISOR_ROTATION, given, 2, 16);
    }
  }

  @Nested
  class PeerPair {
    private final TestProblem peers = given.unit("U", u -> u.peerLearning = true);

    @ParameterizedTest
    @CsvSource({"1, 1, 60", "2, 0, 0", "3, 1, 60", "4, 0, 0"})
    void theOddOneOutOfAGroupCostsOne(int size, long amount, long cost) {
      for (int i = 0; i < size; i++) {
        peers.placed("p" + i, "S", "A", p -> p.peerLearning = true);
      }
      assertCost(ConstraintId.PEER_PAIR, peers, amount, cost);
    }

    @Test
    void whereThereIsNoPeerLearningNobodyHasAPartner() {
      peers.unit("U", u -> u.peerLearning = false);
      peers.placed("p", "S", "A", p -> p.peerLearning = true);
      peers.placed("q", "S", "A", q -> q.peerLearning = true);
      assertCost(ConstraintId.PEER_PAIR, peers, 2, 120);
    }

    @Test
    void anotherKindIsNoPartner() {
      peers.placed("p", "S", "A", p -> p.peerLearning = true);
      peers.placed(
          "q",
          "S",
          "A",
          q -> {
            q.kind = PlacementKind.LIA;
            q.peerLearning = true;
          });
      assertCost(ConstraintId.PEER_PAIR, peers, 2, 120);
    }

    @Test
    void anotherPeriodInTheSameWeeksHasNoPartner() {
      peers.period("B", 0, 5);
      peers.placed("p", "S", "A", p -> p.peerLearning = true);
      peers.placed("q", "S", "B", q -> q.peerLearning = true);
      assertCost(ConstraintId.PEER_PAIR, peers, 2, 120);
    }

    @Test
    void anotherSupervisorHasNoPartner() {
      peers.supervisor("T", "U", t -> {});
      peers.placed("p", "S", "A", p -> p.peerLearning = true);
      peers.placed("q", "T", "A", q -> q.peerLearning = true);
      assertCost(ConstraintId.PEER_PAIR, peers, 2, 120);
    }

    @Test
    void thoseWhoMayNotBePairedNeedNoPartnerAndAreNone() {
      peers.placed("p", "S", "A", p -> p.peerLearning = true).placed("q", "S", "A");
      assertCost(ConstraintId.PEER_PAIR, peers, 1, 60);
    }

    @Test
    void theUnplacedNeedNoPartner() {
      peers.unplaced("p", p -> p.peerLearning = true);
      assertCost(ConstraintId.PEER_PAIR, peers, 0);
    }

    @Test
    void aWeightOfNoughtSwitchesItOff() {
      peers.placed("p", "S", "A", p -> p.peerLearning = true).weight("peerPair", 0);
      assertCost(ConstraintId.PEER_PAIR, peers, 0);
    }
  }
}
