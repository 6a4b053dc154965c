package org.platsa.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.benchmarks.PlatsaCommand;

/** What the commands say of small cases. */
class CasesCommandTest {
  private static final String ALL_PINNED =
      """
      {"assignments": [
        {"placementId": "P1", "supervisorId": "H1", "periodId": "AP1"},
        {"placementId": "P2", "supervisorId": "H1", "periodId": "AP1"},
        {"placementId": "P3", "supervisorId": "H2", "periodId": "AP1"}]}
      """;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void checkNamesBrokenRulesInWords(@TempDir Path folder) throws IOException {
    assertThat(run("check", ofCases("all-pinned"), plan(folder), "--lang", "en")).isZero();

    assertThat(output.toString())
        .contains(
            "Broken hard rules",
            "The supervisor has several trainees at once who may not share: P1 and P2 with"
                + " supervisor H1 at Enhet E1, weeks 5–9.",
            "The supervisor is not there: P3 with supervisor H2 at Enhet E2, week 7.");
  }

  @Test
  void checkNamesBrokenRulesAsData(@TempDir Path folder) throws IOException {
    String printed = printed("check", ofCases("all-pinned"), plan(folder), "--json");

    assertThat(printed.replaceAll("\\s", ""))
        .contains(
            "{\"constraintId\":\"supervisorAvailable\",\"amount\":1,\"placementIds\":[\"P3\"],"
                + "\"supervisorIds\":[\"H2\"],\"unitIds\":[\"E2\"],\"weeks\":[\"2025-02-10\"]}");
  }

  @Test
  void checkTellsAFewWarningsOfEachKindOrAll() {
    String few = warnings("check", ofCases("many-warnings"), "--lang", "en");
    String all = warnings("check", ofCases("many-warnings"), "--all", "--lang", "en");

    assertThat(few)
        .contains("… and 6 more of the same kind (check --all shows them)")
        .containsOnlyOnce("/supervisors/3/id");
    assertThat(few.lines().filter(line -> line.contains("  IDS_ALIKE "))).hasSize(2);
    assertThat(all).doesNotContain("more of the same kind");
    assertThat(all.lines().filter(line -> line.contains("  IDS_ALIKE "))).hasSize(8);
  }

  @Test
  void solveTellsOfSettingsThatAreHardlyMeantAndSolvesAllTheSame(@TempDir Path folder)
      throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"assignments\": [{\"placementId\": \"X1\"}]}");

    String told =
        warnings(
            "solve",
            ofCases("all-pinned"),
            "--steps",
            "2",
            "--seconds",
            "5",
            "--unimproved",
            "6",
            "--weight",
            "language=3",
            "--start",
            other.toString(),
            "--threads",
            "1000",
            "--lang",
            "en");

    assertThat(told)
        .contains(
            "The settings: 3 warnings",
            "STEP_LIMIT_SMALL --steps",
            "--unimproved is 6 s, but --seconds is 5 s; the time is up first",
            "WEIGHT_UNUSED --weight/language",
            "START_PLAN_UNRELATED /assignments",
            "--threads is 1,000, but the machine has");
  }

  @Test
  void solveDoesNotWriteItsPlanOverTheProblem(@TempDir Path folder) throws IOException {
    Path problem = folder.resolve("p.json");
    Files.copy(Path.of(ofCases("all-pinned")), problem);
    byte[] before = Files.readAllBytes(problem);

    assertThat(run("solve", problem.toString(), "--steps", "1", "--out", problem.toString()))
        .isEqualTo(2);

    assertThat(Files.readAllBytes(problem)).isEqualTo(before);
  }

  @Test
  void solveSaysBeforeItBeginsThatItCannotWrite(@TempDir Path folder) throws IOException {
    String nowhere = folder.resolve("nowhere").resolve("plan.json").toString();

    assertThat(run("solve", ofCases("all-pinned"), "--out", nowhere, "--lang", "en")).isEqualTo(1);
    assertThat(run("solve", ofCases("all-pinned"), "--out", folder.toString(), "--lang", "sv"))
        .isEqualTo(1);

    assertThat(errors.toString())
        .contains(
            nowhere + ": there is no folder " + folder.resolve("nowhere"), folder + " är en mapp")
        .doesNotContain(".part");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNamedAsItWasAskedFor(@TempDir Path folder) throws IOException {
    Path full = folder.resolve("plan.json");
    Files.createDirectories(full.resolve("full"));

    assertThatThrownBy(() -> Documents.write(stream -> stream.write(1), full))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(full.toString())
        .hasMessageNotContaining(".part");
  }

  @Test
  void solveTellsWhatIsWrongWithAWeight() {
    for (String weight : List.of("Travel=2", "unplaced=2", "travel=-1", "travel=1000001")) {
      assertThat(run("solve", ofCases("all-pinned"), "--weight", weight)).isEqualTo(2);
    }
    assertThat(run("solve", ofCases("all-pinned"), "--weight", "travel=2", "--weight", "travel=3"))
        .isEqualTo(2);

    assertThat(errors.toString())
        .contains(
            "--weight Travel=2: there is no rule with that id; maybe travel is meant",
            "--weight unplaced=2: only soft rules have a weight to set",
            "--weight travel=-1: a weight is from 0 to ",
            "--weight travel=1000001: a weight is from 0 to ",
            "--weight travel is given twice");
  }

  @Test
  void whatIsNoJsonIsToldWithItsLineOnce(@TempDir Path folder) throws IOException {
    Path broken = folder.resolve("p.json");
    Files.writeString(broken, "{\n  \"term\": oops\n}");

    String told = warnings("check", broken.toString(), "--lang", "en") + errors;

    assertThat(told.split("line 2", -1)).hasSize(2);
  }

  @Test
  void checkTellsEveryWarningAsData() {
    String printed = printed("check", ofCases("many-warnings"), "--json");

    assertThat(printed).contains("\"valid\" : true");
    assertThat(printed.split("\"IDS_ALIKE\"", -1)).hasSize(1 + 8);
    assertThat(printed)
        .contains(
            "\"severity\" : \"WARNING\"",
            "\"pointer\" : \"/supervisors/3/id\"",
            "\"value\" : \"h0\"",
            "\"messageSv\" : \"Handledare h0: ",
            "\"messageEn\" : \"Supervisor h0: the id 'h0' is hard to tell from 'H0'");
  }

  @Test
  void checkTellsFaultsAsData(@TempDir Path folder) throws IOException {
    String wrong = Files.writeString(folder.resolve("wrong.json"), "{}").toString();

    assertThat(printed("check", wrong, "--json"))
        .contains("\"valid\" : false", "\"MISSING_FIELD\"", "\"severity\" : \"ERROR\"");
    assertThat(errors.toString()).contains("MISSING_FIELD");
  }

  @Test
  void solveSaysOfPinsAloneWhatTheyBreakAndNoPraise() {
    run("solve", ofCases("all-pinned"), "--seconds", "5", "--threads", "1", "--lang", "en");

    assertThat(output.toString())
        .contains("The supervisor is not there: P3", "while the pinned stay no plan costs less")
        .doesNotContain("best plan", "cannot be better", "No lower bound");
  }

  @Test
  void solveProvesWhereNothingIsLeftToDecide() {
    run("solve", ofCases("nothing-to-decide"), "--seconds", "5", "--threads", "1", "--lang", "sv");

    assertThat(output.toString())
        .contains("Bevisat: ingen plan kostar mindre", "med 1 tråd,")
        .doesNotContain("Ingen undre gräns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0001", "0", "-1", "NaN", "Infinity", "1e12", "soon"})
  void aTimeThatIsNoneIsRefusedAsItIsWritten(String time) {
    assertThat(run("solve", ofCases("nothing-to-decide"), "--seconds=" + time)).isEqualTo(2);
    assertThat(run("solve", ofCases("nothing-to-decide"), "--unimproved=" + time)).isEqualTo(2);

    assertThat(errors.toString())
        .contains("'--seconds'", "'--unimproved'", "'" + time + "' is no time in seconds")
        .doesNotContain("PT");
  }

  @Test
  void fewerChoicesThanNoneAreRefused(@TempDir Path folder) throws IOException {
    assertThat(run("explain", ofCases("all-pinned"), plan(folder), "P1", "--choices=-1"))
        .isEqualTo(2);

    assertThat(errors.toString()).contains("--choices must be at least 0, not -1");
  }

  private static String plan(Path folder) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), ALL_PINNED).toString();
  }

  private String printed(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String warnings(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(arguments);
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String ofCases(String name) {
    return Path.of("src", "test", "resources", "cases", name + ".json").toString();
  }

  private int run(String... arguments) {
    return PlatsaCommand.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }
}
