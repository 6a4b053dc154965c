package org.platsa.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.benchmarks.PlatsaCommand;

/** From a file of another form to a plan, and back to what is published. */
class ConvertCommandTest {
  private static final Path CONVERTED = Path.of("..", "data", "converted");
  private static final String ROTATIONS = CONVERTED.resolve("rotations.dzn").toString();
  private static final String CHOICES = CONVERTED.resolve("projects-choices.csv").toString();
  private static final String CAPACITIES = CONVERTED.resolve("projects-capacities.csv").toString();

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  @Test
  void rotationsAreSolvedToThePublishedBest() throws IOException {
    String problem = at("problem.json");
    String plan = at("plan.json");

    assertThat(run("convert-dzn", ROTATIONS, "--out", problem)).isZero();
    assertThat(Path.of(problem)).hasSameBinaryContentAs(CONVERTED.resolve("rotations.json"));
    solve(problem, plan);
    assertThat(run("objective-dzn", ROTATIONS, plan)).isZero();

    // MssBruteForceTest tries every schedule: none is worth more than 150.
    assertThat(output.toString())
        .containsPattern("Objective, the higher the better +150\\R")
        .contains("It keeps all published rules.");
  }

  @Test
  void projectsAreSolvedToTheLeastSumOfRanks() throws IOException {
    String problem = at("problem.json");
    String plan = at("plan.json");

    assertThat(run("convert-choices", CHOICES, CAPACITIES, "--out", problem)).isZero();
    assertThat(Path.of(problem)).hasSameBinaryContentAs(CONVERTED.resolve("projects.json"));
    solve(problem, plan);
    assertThat(run("objective-choices", CHOICES, CAPACITIES, plan)).isZero();

    // Worked out by hand: of A1, A2 and A3 one has Bridges, and then the others at least 2 each; if
    // A3 has Water, neither A5 nor A6 has it, and if A3 has Bridges, one of A1, A2 and A4 has no
    // second choice.
    assertThat(output.toString())
        .containsPattern("Sum of ranks, the lower the better +10\\R")
        .containsPattern("With one of their choices +6 of 6\\R");
  }

  @Test
  void aPlanThatBreaksPublishedRulesIsToldAndEndsWithCode4() throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"assignments": [{"placementId": "S1-D1", "supervisorId": "H1-D1-1", "periodId": "T1"}]}
        """);
    assertThat(run("objective-dzn", ROTATIONS, plan.toString())).isEqualTo(4);

    assertThat(output.toString())
        .contains("breaks published rules", "Student 2 does 0 disciplines of group 1, not 2.");
  }

  @Test
  void whatIsWrongIsToldAllAtOnceAndNothingIsWritten() throws IOException {
    Path wrong = folder.resolve("wrong.dzn");
    Files.writeString(
        wrong,
        Files.readString(Path.of(ROTATIONS))
            .replace("Horizon=3;", "Horizon=three;")
            .replace("ManPref=[2,", "ManPref=[2.5,"));

    assertThat(run("convert-dzn", wrong.toString(), "--out", at("problem.json"))).isEqualTo(3);

    assertThat(errors.toString())
        .contains(
            "Cannot be converted, for 2 reasons:",
            wrong + ", line 8, Horizon: found 'three'",
            ", ManPref: found '2.5' where there should be a whole number");
    assertThat(folder.resolve("problem.json")).doesNotExist();
  }

  @Test
  void aTextThatIsNotInUtf8IsRefused() throws IOException {
    Path old = folder.resolve("old.csv");
    Files.write(old, "student,choice1\nA1,Bro över å\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run("convert-choices", old.toString(), CAPACITIES)).isEqualTo(3);
    assertThat(errors.toString()).contains("old.csv is not a text in UTF-8");
  }

  private void solve(String problem, String plan) {
    assertThat(
            run(
                "solve",
                problem,
                "--seconds",
                "20",
                "--threads",
                "1",
                "--out",
                plan,
                "--lang",
                "en"))
        .isZero();
    assertThat(output.toString()).contains("Proven: no plan costs less than this one");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    PrintStream before = System.err;
    System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    try {
      return PlatsaCommand.commandLine()
          .setOut(new PrintWriter(output))
          .setErr(new PrintWriter(errors))
          .execute(arguments);
    } finally {
      System.setErr(before);
    }
  }
}
