package org.platsa.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.benchmarks.PlatsaCommand;
import org.platsa.solver.problem.Problem;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class GenerateCommandTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  @Test
  void writesTheWantedTermAndNothingBesideIt(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("crowded.json");

    assertThat(
            run(
                "generate",
                "--term",
                "HT2021",
                "--seed",
                "3",
                "--demand",
                "1.5",
                "--supervisors",
                "361",
                "--step3",
                "26",
                "--out",
                out.toString()))
        .isZero();

    Problem problem = JsonMapper.builder().build().readValue(out.toFile(), Problem.class);
    assertThat(problem.term().id()).isEqualTo("HT2021");
    assertThat(problem.metadata())
        .containsEntry("seed", "3")
        .containsEntry("demand", "1.5")
        .containsEntry("supervisors", "361")
        .containsEntry("step3", "26");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--seed 1, --term",
    "--term HT1999, HT1999",
    "--term HT2020, HT2020",
    "--term HT2022 --municipalities 301, 301",
    "--term HT2022 --demand 0, demand",
    "--term HT2022 --demand NaN, demand",
    "--term HT2022 --supervisors 10 --step3 11, step3",
    "--term HT2022 --colour red, colour"
  })
  void refusesWrongOptionsByNameWithCode2(String options, String named) {
    assertThat(run(("generate " + options).split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(named).doesNotContain("\tat ");
  }

  @Test
  void saysWhichFileCannotBeWrittenWithCode1AndWithoutAStackTrace(@TempDir Path folder) {
    Path out = folder.resolve("missing").resolve("x.json");

    assertThat(run("generate", "--term", "HT2021", "--out", out.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains(out.toString()).doesNotContain("\tat ");
  }

  @Test
  void helpTeachesByExample() {
    assertThat(run("generate", "--help")).isZero();
    assertThat(output.toString())
        .contains("generate --term VT2023 --demand 1.5")
        .contains("Exit codes");
  }

  private int run(String... args) {
    CommandLine commandLine = PlatsaCommand.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setOut(new PrintWriter(output, true));
    return commandLine.execute(args);
  }
}
