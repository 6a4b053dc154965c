package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadResult.Accepted;
import org.platsa.solver.validation.ReadResult.Malformed;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils the example at random and asks both ways of reading, which must never disagree. */
class MutationTest {
  private static final int MUTATIONS = 300;

  /** Values that some reader somewhere takes for something else. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "2",
          "5.0",
          "5.5",
          "1e2",
          "1e-2",
          "100.0",
          "1E400",
          "-1e999999",
          "1e-999999",
          "1e2147483647",
          "-1e2147483647",
          "1e-2147483647",
          "0e5",
          "-0",
          "-0.0",
          "2147483648",
          "9223372036854775808",
          "123456789012345678901234567890",
          "0.1e1",
          "90",
          "90.0",
          "1000001",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"1\"",
          "\"5.0\"",
          "\"true\"",
          "\"null\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"APL\"",
          "\" APL\"",
          "\"apl\"",
          "\"CARE_HOME\"",
          "\"NONE\"",
          "\"PUBLIC\"",
          "\"TRIAL\"",
          "\"U1\"",
          "\"S01\"",
          "\"A1\"",
          "\"st01\"",
          "\"R1\"",
          "\"2024-02-30\"",
          "\"2024-01-15\"",
          "\"2024-1-5\"",
          "\"+12024-01-15\"",
          "\"2024-01-15T00:00\"",
          "\"20240115\"",
          "\"a\\u0000\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"\\u00a0\"",
          "\"\\u2003\"",
          "\"\\u0085\"",
          "\"\\n\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[\"U1\"]",
          "[\"U1\",\"U1\"]",
          "[\"APL\"]",
          "[5]",
          "[2024,1,15]",
          "{\"a\":1}",
          "{\"\":\"\"}",
          "{\"id\":\"x\"}",
          "{\"lat\":57,\"lon\":14}",
          "{\"supervisorId\":\"S03\",\"periodId\":\"A1\"}",
          "{\"supervisorId\":\"S99\",\"unitId\":\"U1\",\"firstMonday\":\"0205-01-14\",\"weeks\":5}",
          "{\"supervisorId\":\"S01\",\"unitId\":\"U1\",\"firstMonday\":45684,\"weeks\":5}",
          "{\"lat\":0,\"lon\":0}",
          "{\"lat\":14.1,\"lon\":57.2}",
          "{\"lat\":-57.2,\"lon\":14.1}",
          "[{\"from\":\"0205-01-14\",\"to\":\"2024-02-01\"}]",
          "[{\"from\":\"2024-01-01\",\"to\":\"9999-12-31\"}]",
          "45684",
          "20240115",
          "\"45684\"",
          "\"0205-01-14\"",
          "\"P02 \"",
          "\"p02\"",
          "\"u1\"",
          "\"S\\u200b03\"",
          "\"Vårdboende Linden\"",
          "\"V\\u00c3\\u00a5rd\"",
          "\"900203-1236\"",
          "\"900203-1234\"",
          "\"a/b\"",
          "[\"DRIVING_LICENSE\"]");

  private final ProblemReader reader = new ProblemReader().strict();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bothWaysOfReadingAgreeOnEveryMutation(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    int structurallyRight = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String document = mutated(random, 1 + random.nextInt(2));
      byte[] bytes = document.getBytes(UTF_8);

      boolean binds = ProblemReader.bind(bytes) != null;
      ReadResult<Problem> slow = reader.judge(bytes);
      ReadResult<Problem> result = reader.read(bytes);

      assertThat(binds)
          .as("binding agrees with the schema on %s", document)
          .isEqualTo(isStructurallyRight(bytes));
      assertThat(result).as("the slow way comes to the same for %s", document).isEqualTo(slow);
      if (result instanceof Accepted<Problem>(Problem problem, IssueList warnings)) {
        checkWarnings(bytes, problem, warnings);
      }
      checkMended(bytes, result);
      structurallyRight += binds ? 1 : 0;
      accepted += result instanceof Accepted ? 1 : 0;
      if (result instanceof Rejected<Problem>(IssueList errors)) {
        assertThat(errors.issues())
            .isNotEmpty()
            .allSatisfy(issue -> {
              assertThat(issue.severity()).isEqualTo(Severity.ERROR);
              assertThat(issue.code()).isNotEqualTo(IssueCode.INVALID_VALUE);
              assertThat(issue.messageSv()).doesNotContain("%", "null null");
            });
      }
    }
    assertThat(accepted).as("mutations that are harmless").isBetween(10, MUTATIONS / 2);
    assertThat(structurallyRight)
        .as("mutations that only break what ties records together")
        .isGreaterThan(accepted);
  }

  /** What is mended is right from then on, and what needs no mending is left alone. */
  private static void checkMended(byte[] bytes, ReadResult<Problem> strictly) {
    ReadResult<Problem> result = new ProblemReader().read(bytes);
    if (strictly instanceof Accepted) {
      assertThat(result).isEqualTo(strictly);
    } else if (result instanceof Accepted<Problem> accepted) {
      assertThat(accepted.isWhole()).isFalse();
      assertThat(accepted.warnings().issues())
          .allSatisfy(issue -> assertThat(issue.severity()).isEqualTo(Severity.WARNING));
      byte[] written = Json.bytes(accepted.value());
      assertThat(new ProblemReader().read(written))
          .isInstanceOfSatisfying(
              Accepted.class,
              again -> {
                assertThat(again.isWhole()).isTrue();
                assertThat(again.value()).isEqualTo(accepted.value());
              });
    }
  }

  /** Each points at something, in words, and a problem read back is warned of alike. */
  private void checkWarnings(byte[] bytes, Problem problem, IssueList warnings) {
    JsonNode document = Json.mapper().readTree(bytes);
    assertThat(warnings.issues())
        .allSatisfy(issue -> {
          assertThat(issue.severity()).isEqualTo(Severity.WARNING);
          assertThat(document.at(issue.pointer()).isMissingNode()).as("%s", issue).isFalse();
          assertThat(issue.messageSv()).doesNotContain("%", "null").isNotEqualTo(issue.messageEn());
          assertThat(issue.toString()).doesNotContain("900203-1236");
        });
    assertThat(((Accepted<Problem>) reader.read(Json.bytes(problem))).warnings().issues())
        .extracting(Issue::code)
        .isEqualTo(warnings.issues().stream().map(Issue::code).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void anyBytesGiveAResult(long seed) {
    Random random = new Random(seed);
    byte[] example = Example.bytes("problem.json");
    int malformed = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = example.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(10) == 0) {
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }

      malformed += reader.read(bytes) instanceof Malformed ? 1 : 0;
    }
    assertThat(malformed).isBetween(1, MUTATIONS - 1);
  }

  private static boolean isStructurallyRight(byte[] bytes) {
    Findings findings = new Findings();
    ProblemReader.STRUCTURE.check(JsonTree.parse(bytes), findings);
    return findings.isEmpty();
  }

  /** A document with some values replaced, removed or added; as text, so that numbers stay odd. */
  private static String mutated(Random random, int mutations) {
    ObjectNode problem = Example.tree("problem.json");
    List<String> replacements = new ArrayList<>();
    for (int i = 0; i < mutations; i++) {
      JsonNode parent = container(problem, random);
      String value = VALUES.get(random.nextInt(VALUES.size()));
      String marker = "@" + i + "@";
      replacements.add(value);
      if (parent instanceof ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
          case 0 -> object.remove(name);
          case 1 -> object.put(name + "X", marker);
          default -> object.put(name, marker);
        }
      } else if (parent instanceof ArrayNode array) {
        int index = array.isEmpty() ? 0 : random.nextInt(array.size());
        switch (random.nextInt(4)) {
          case 0 -> array.remove(index);
          case 1 -> array.add(marker);
          case 2 -> array.addAll(array.isEmpty() ? List.of() : List.of(array.get(index)));
          default -> array.insert(index, marker);
        }
      }
    }
    String text = problem.toString();
    for (int i = 0; i < replacements.size(); i++) {
      text = text.replace("\"@" + i + "@\"", replacements.get(i));
    }
    return text;
  }

  private static JsonNode container(JsonNode node, Random random) {
    List<JsonNode> children = new ArrayList<>();
    for (JsonNode child : node.values()) {
      if (child.isContainer()) {
        children.add(child);
      }
    }
    return children.isEmpty() || random.nextInt(5) == 0
        ? node
        : container(children.get(random.nextInt(children.size())), random);
  }
}
