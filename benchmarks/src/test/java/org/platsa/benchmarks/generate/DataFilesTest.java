package org.platsa.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import tools.jackson.databind.json.JsonMapper;

class DataFilesTest {
  private static final Path DATA = Path.of("..", "data");
  private static final long SEED = 2021;

  @ParameterizedTest
  @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023"})
  void aFileIsWhatTheGeneratorMakesByteForByte(TermProfile term) throws IOException {
    StringWriter made = new StringWriter();
    new TermGenerator(GeneratorSettings.of(term, SEED)).write(made);

    assertThat(Files.readString(file(term)).equals(made.toString()))
        .as("%s is what generate --term %s makes. Maybe generate it again", file(term), term)
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023"})
  void aFileIsAcceptedWithNoWarningButOfUnitsWithoutSupervisors(TermProfile term)
      throws IOException {
    ReadResult<Problem> result = new ProblemReader().read(Files.readAllBytes(file(term)));

    assertThat(result)
        .isInstanceOfSatisfying(
            ReadResult.Accepted.class,
            accepted ->
                assertThat(accepted.warnings().issues())
                    .allMatch(issue -> issue.code() == IssueCode.UNIT_WITHOUT_SUPERVISOR));
  }

  @ParameterizedTest
  @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023"})
  void theReadmeKnowsTheChecksum(TermProfile term) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file(term)));

    assertThat(Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8))
        .contains(HexFormat.of().formatHex(digest) + "  " + file(term).getFileName());
  }

  @ParameterizedTest
  @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023"})
  void aFileHasThePublishedTotals(TermProfile term) throws IOException {
    Problem problem = JsonMapper.builder().build().readValue(file(term).toFile(), Problem.class);
    Map<PlacementKind, Long> byKind =
        problem.placements().stream()
            .collect(Collectors.groupingBy(placement -> placement.kind(), Collectors.counting()));
    long trained =
        problem.supervisors().stream()
            .map(Supervisor::training)
            .filter(Training::isTrained)
            .count();

    assertThat(byKind.get(PlacementKind.APL)).isBetween(225L, 282L);
    assertThat(byKind.get(PlacementKind.PRAO)).isBetween(61L, 65L);
    assertThat(byKind.get(PlacementKind.LIA)).isBetween(4L, 6L);
    assertThat(byKind).containsEntry(PlacementKind.APPRENTICESHIP, 2L);
    assertThat(trained).isBetween(167L, 205L);
    assertThat(problem.units().stream().mapToInt(Unit::permanentStaff).sum()).isEqualTo(1_900);
    assertThat(problem.units()).hasSize(70);
    assertThat(problem.metadata()).containsEntry("synthetic", "true").containsEntry("seed", "2021");
    assertThat(Files.size(file(term))).isLessThan(600_000);
  }

  /** The term that shows what version 3 of the format can say. */
  @Nested
  class TheDetailedTerm {
    private final Path file = DATA.resolve("vt2023-detailed.json");

    @Test
    void isWhatTheGeneratorMakesByteForByte() throws IOException {
      TermProfile term = TermProfile.VT2023;
      StringWriter made = new StringWriter();
      new TermGenerator(
              new GeneratorSettings(term, SEED, 1, 1.0, term.supervisors(), term.step3(), true))
          .write(made);

      assertThat(Files.readString(file).equals(made.toString()))
          .as("%s is what generate --term VT2023 --detailed makes. Maybe generate it again", file)
          .isTrue();
    }

    @Test
    void isAcceptedAndSaysAllThatIsNew() throws IOException {
      ReadResult<Problem> result = new ProblemReader().read(Files.readAllBytes(file));

      assertThat(result)
          .isInstanceOfSatisfying(
              ReadResult.Accepted.class,
              accepted -> {
                assertThat(accepted.warnings().issues())
                    .allMatch(issue -> issue.code() == IssueCode.UNIT_WITHOUT_SUPERVISOR);
                Problem problem = (Problem) accepted.value();
                assertThat(problem.students())
                    .anyMatch(student -> !student.wishes().isEmpty())
                    .anyMatch(student -> student.repeat() != null);
                assertThat(problem.placements())
                    .anyMatch(placement -> !placement.periodWishes().isEmpty())
                    .anyMatch(placement -> !placement.after().isEmpty());
                assertThat(problem.periods()).anyMatch(period -> !period.weeksOff().isEmpty());
                assertThat(problem.units()).anyMatch(unit -> !unit.offers().isEmpty());
              });
    }

    @Test
    void isInTheReadmeWithItsChecksum() throws IOException, NoSuchAlgorithmException {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

      assertThat(Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8))
          .contains(HexFormat.of().formatHex(digest) + "  " + file.getFileName());
    }
  }

  /** The term of a university hospital, with professions and kinds of its own. */
  @Nested
  class TheHospital {
    private final Path file = DATA.resolve("vt2024-hospital.json");

    @Test
    void isWhatTheGeneratorMakesByteForByte() throws IOException {
      StringWriter made = new StringWriter();
      new Hospital(SEED).write(made);

      assertThat(Files.readString(file).equals(made.toString()))
          .as("%s is what hospital makes. Maybe make it again", file)
          .isTrue();
    }

    @Test
    void isAcceptedWithoutAWarningAndSaysWhatTheOthersDoNot() throws IOException {
      ReadResult<Problem> result = new ProblemReader().read(Files.readAllBytes(file));

      assertThat(result)
          .isInstanceOfSatisfying(
              ReadResult.Accepted.class,
              accepted -> {
                assertThat(accepted.warnings().issues()).isEmpty();
                Problem problem = (Problem) accepted.value();
                assertThat(problem).isEqualTo(new Hospital(SEED).problem());
                assertThat(problem.professions()).hasSize(6);
                assertThat(problem.units()).noneMatch(unit -> unit.kind().isUsual());
                assertThat(problem.placements())
                    .allMatch(placement -> placement.profession() != null)
                    .anyMatch(placement -> placement.kind().equals(PlacementKind.VFU))
                    .anyMatch(placement -> !placement.kind().isUsual())
                    .anyMatch(placement -> !placement.after().isEmpty());
              });
    }

    @Test
    void isInTheReadmeWithItsChecksum() throws IOException, NoSuchAlgorithmException {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

      assertThat(Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8))
          .contains(HexFormat.of().formatHex(digest) + "  " + file.getFileName());
    }
  }

  private static Path file(TermProfile term) {
    return DATA.resolve(term.name().toLowerCase(Locale.ROOT) + ".json");
  }
}
