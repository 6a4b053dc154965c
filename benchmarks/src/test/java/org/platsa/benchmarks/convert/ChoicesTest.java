package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Wish;

class ChoicesTest {
  private static final String CAPACITIES =
      """
      project,capacity
      Bridges,1
      Roads,12
      Water,1
      """;

  private static RankedChoices read(String choices, String capacities) throws SourceException {
    return ChoicesReader.read(
        new ChoicesReader.Source("choices.csv", choices),
        new ChoicesReader.Source("capacities.csv", capacities));
  }

  private static List<String> wrong(String choices, String capacities) {
    return catchThrowableOfType(SourceException.class, () -> read(choices, capacities))
        .faults()
        .stream()
        .map(Fault::text)
        .toList();
  }

  @Test
  void columnsMayHaveSeveralNamesAndSeparatorsAndNotBeRead() throws SourceException {
    RankedChoices choices =
        read(
            "\uFEFFStudent ID;e-mail;Preference_2;Preference_1\n"
                + "A1;x;Roads;\"Bridges\"\n\n"
                + "A2;;;Water\n",
            "unit\tmax students\tlecturer\nBridges\t1\tL\nRoads\t2\tL\nWater\t0\tL\n");

    assertThat(choices.last()).isEqualTo(2);
    assertThat(choices.capacities())
        .containsExactly(Map.entry("Bridges", 1), Map.entry("Roads", 2), Map.entry("Water", 0));
    assertThat(choices.students().getFirst().ranks())
        .containsOnly(Map.entry("Bridges", 1), Map.entry("Roads", 2));
    assertThat(choices.students().getLast().student()).isEqualTo("A2");
    assertThat(choices.notes())
        .containsExactly(
            "Left out of the capacities: lecturer.", "Left out of the choices: e-mail.");
  }

  @Test
  void everyFaultOfBothFilesIsToldByLineAndColumn() {
    assertThat(
            wrong(
                """
                student,choice1,choice2,choice11
                A1,Bridges,Harbours,

                A1,Roads,,
                ,Roads,,
                A3,,,
                """,
                """
                project,capacity,min
                Bridges,1,
                Bridges,2,0
                Roads,many,2
                ,3,
                """))
        .containsExactly(
            "choices.csv, line 1, choice11: Platsa grades wishes from 1 to 10; take the column out",
            "choices.csv, line 2, choice2: 'Harbours' is not among the capacities",
            "choices.csv, line 4, student: 'A1' is in line 2, too",
            "choices.csv, line 5, student: must be there, in 190 characters at most, and on one"
                + " line",
            "choices.csv, line 6, choice1: 'A3' has chosen nothing",
            "capacities.csv, line 3, project: 'Bridges' is here a second time",
            "capacities.csv, line 4, capacity: 'many' is no whole number from 0 to 1000",
            "capacities.csv, line 4, min: '2': Platsa's units have no least intake; leave it empty"
                + " or 0 to plan without",
            "capacities.csv, line 5, project: must be there, in 190 characters at most, and on one"
                + " line");
  }

  @Test
  void columnsThatAreMissingAreTold() {
    assertThat(wrong("name,first\nA1,Roads\n", ""))
        .containsExactly(
            "choices.csv, line 1, choice1: there is no column of choices; call them choice1,"
                + " choice2, …",
            "choices.csv, line 1, student: there is no such column; it may be called student,"
                + " studentid, id",
            "capacities.csv, the file: is empty; its first line must name the columns");
    assertThat(wrong("student,choice2\nA1,Roads\n", "title,size\nRoads,1\n"))
        .contains(
            "choices.csv, line 1, choice1: there is no column of first choices",
            "capacities.csv, line 1, project: there is no such column; it may be called project,"
                + " projectid, unit, unitid, school, course, place",
            "capacities.csv, line 1, capacity: there is no such column; it may be called capacity,"
                + " max, maxcapacity, maxstudents, places");
    assertThat(wrong("student,choice1\nA1,\"Roads\n", CAPACITIES))
        .anyMatch(fault -> fault.contains("quotation marks do not match"));
  }

  @Test
  void whatIsChosenTwiceCountsByItsBetterRank() throws SourceException {
    RankedChoices choices =
        read("student,choice1,choice2,choice3\nA1,Roads,Water,Roads\n", CAPACITIES);

    assertThat(choices.students().getFirst().ranks())
        .containsOnly(Map.entry("Roads", 1), Map.entry("Water", 2));
    assertThat(choices.notes())
        .containsExactly(
            "choices.csv, line 2, choice3: 'Roads' is chosen a second time; the better rank"
                + " counts.");
  }

  @Test
  void aChoiceIsAWishOfItsRankAndWhatIsNotChosenIsExcludedUnlessAnywhere() throws SourceException {
    RankedChoices choices = read("student,choice1,choice2\nA1,Roads,Water\n", CAPACITIES);

    Problem strict = ChoicesConverter.convert(choices, false).problem();
    Problem anywhere = ChoicesConverter.convert(choices, true).problem();

    assertThat(strict.students().getFirst().wishes())
        .containsExactly(Wish.unit("Roads", 1), Wish.unit("Water", 2));
    assertThat(strict.students().getFirst().excludedUnits()).containsExactly("Bridges");
    assertThat(anywhere.students().getFirst().excludedUnits()).isEmpty();
    assertThat(strict.supervisors())
        .extracting(supervisor -> supervisor.id() + " " + supervisor.maxSimultaneous())
        .containsExactly("Bridges-1 1", "Roads-1 10", "Roads-2 2", "Water-1 1");
  }

  @Test
  void aPlanIsCountedByRanks() throws SourceException {
    RankedChoices choices =
        read(
            """
            student,choice1,choice2,choice3
            A1,Roads,Water,Bridges
            A2,Water,Roads,
            A3,Water,,
            A4,Bridges,Water,Roads
            A5,Bridges,,
            """,
            CAPACITIES);

    ChoicesScore score =
        ChoicesObjective.of(
            choices,
            new PlacementPlan(
                List.of(
                    new Assignment("A1", "Roads-2", "ALL"),
                    new Assignment("A2", "Water-1", "ALL"),
                    new Assignment("A3", "Roads-1", "ALL"),
                    new Assignment("A4", "Water-1", "ALL"),
                    new Assignment("A5", null, null))));

    // Two firsts, one second: 1 + 1 + 2; 10 × (1 + 1 + 1/4).
    assertThat(score.byRank()).containsExactly(2, 1, 0);
    assertThat(score.matched()).isEqualTo(3);
    assertThat(score.unchosen()).isOne();
    assertThat(score.without()).isOne();
    assertThat(score.ranks()).isEqualTo(4);
    assertThat(score.satisfaction()).isEqualTo(22.5);
    assertThat(score.broken()).containsExactly("Water has 2 students, more than 1.");
  }
}
