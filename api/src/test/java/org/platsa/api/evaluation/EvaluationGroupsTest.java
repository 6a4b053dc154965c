package org.platsa.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.platsa.api.evaluation.EvaluationGroup.Level;

/** Nobody is told of in a group of fewer than five, nor by what groups leave over. */
class EvaluationGroupsTest {
  private static List<Evaluation> answers(String area, String unit, int count, int mark) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Evaluation(
                EvaluationForm.TRAINEE,
                unit,
                unit,
                area,
                Collections.nCopies(EvaluationForm.QUESTIONS, mark),
                area + " " + unit,
                null))
        .toList();
  }

  @SafeVarargs
  private static List<EvaluationGroup> groups(List<Evaluation>... parts) {
    List<Evaluation> all = new ArrayList<>();
    List.of(parts).forEach(all::addAll);
    return EvaluationGroups.of(all);
  }

  private static List<String> told(List<EvaluationGroup> groups) {
    return groups.stream()
        .map(each ->
            each.level()
                + (each.area() == null ? "" : " " + each.area())
                + (each.unit() == null ? "" : " " + each.unit())
                + " "
                + each.answers())
        .toList();
  }

  @Test
  void fourAreTooFewAndFiveAreEnough() {
    assertThat(groups(answers("N", "a", 4, 3))).isEmpty();
    assertThat(told(groups(answers("N", "a", 5, 3))))
        .containsExactly("WHOLE 5", "AREA N 5", "UNIT N a 5");
  }

  @Test
  void aSmallUnitIsNotTheDifferenceBetweenItsAreaAndTheOthers() {
    assertThat(
            told(groups(answers("N", "a", 6, 3), answers("N", "b", 8, 3), answers("N", "c", 2, 3))))
        .as("the smallest that could be told is hidden with it")
        .containsExactly("WHOLE 16", "AREA N 16", "UNIT N b 8", "REST_OF_AREA N 8");
  }

  @Test
  void smallUnitsThatAreFiveTogetherHideNoOther() {
    assertThat(
            told(groups(answers("N", "a", 6, 3), answers("N", "b", 3, 3), answers("N", "c", 2, 3))))
        .containsExactly("WHOLE 11", "AREA N 11", "UNIT N a 6", "REST_OF_AREA N 5");
  }

  @Test
  void aSmallAreaIsNotTheDifferenceBetweenTheWholeAndTheOthers() {
    assertThat(
            told(groups(answers("N", "a", 5, 3), answers("S", "b", 9, 3), answers("W", "c", 1, 3))))
        .as("nor are units of an area told that is not")
        .containsExactly("WHOLE 15", "AREA S 9", "UNIT S b 9", "REST 6");
  }

  @Test
  void meansAndTextsAreThoseOfTheGroupAndEachTextStandsOnce() {
    List<EvaluationGroup> groups =
        groups(answers("N", "a", 5, 4), answers("N", "b", 5, 2), answers("S", "c", 5, 1));
    assertThat(groups.getFirst().means()).containsOnly((4 + 2 + 1) / 3.0);
    assertThat(groups.get(1).means()).containsOnly(3.0);
    assertThat(groups.get(2).means()).containsOnly(4.0);
    assertThat(groups.stream().mapToInt(each -> each.good().size()).sum()).isEqualTo(15);
    assertThat(groups.get(2).good()).containsOnly("N a");
  }

  /** Whatever is told, and whatever is left when told parts are taken from a told whole. */
  @Test
  void nothingThatCanBeWorkedOutIsOfFewerThanFive() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<Evaluation> all = new ArrayList<>();
      for (int area = 0; area < 1 + random.nextInt(4); area++) {
        for (int unit = 0; unit < 1 + random.nextInt(4); unit++) {
          all.addAll(answers("A" + area, area + "u" + unit, random.nextInt(9), 3));
        }
      }
      List<EvaluationGroup> groups = EvaluationGroups.of(all);
      assertThat(groups).allMatch(each -> each.answers() >= 5);
      Map<String, Integer> left = new HashMap<>();
      for (EvaluationGroup each : groups) {
        String area = String.valueOf(each.area());
        switch (each.level()) {
          case WHOLE -> left.merge("whole", each.answers(), Integer::sum);
          case AREA -> {
            left.merge("whole", -each.answers(), Integer::sum);
            left.merge(area, each.answers(), Integer::sum);
          }
          case UNIT -> left.merge(area, -each.answers(), Integer::sum);
          case REST -> assertThat(each.answers()).isGreaterThanOrEqualTo(5);
          case REST_OF_AREA -> assertThat(area).isNotEqualTo("null");
        }
      }
      assertThat(left.values()).as(told(groups).toString()).allMatch(n -> n == 0 || n >= 5);
      assertThat(groups.stream().filter(each -> each.level() == Level.WHOLE).count())
          .isLessThanOrEqualTo(1);
    }
  }
}
