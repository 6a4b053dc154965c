package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Obstacle;

/** Every text of the pages exists in both languages, and each is used. */
class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path JAVA = Path.of("src/main/java/org/platsa/api");

  /** A key whose end is put to it when the page is shown: {@code #{${'role.' + role}}}. */
  private static final Pattern BEGINNING =
      Pattern.compile("['\"]([a-z][A-Za-z]*(?:\\.\\w+)*\\.)['\"]");

  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][\\w.]*)[(}]");
  private static final Pattern IN_JAVA =
      Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9]+)+)\"");

  private final Map<String, String> swedish = messages("sv");
  private final Map<String, String> english = messages("en");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(english.keySet()).isEqualTo(swedish.keySet());
  }

  @Test
  void bothLanguagesHaveTheSameValuesInATextAndCanBeRead() {
    List<String> faults = new ArrayList<>();
    swedish.forEach((key, text) -> {
      if (!values(text).equals(values(english.getOrDefault(key, "")))) {
        faults.add(key + ": " + text + " | " + english.get(key));
      }
      Stream.of(text, english.getOrDefault(key, ""))
          .forEach(one -> new MessageFormat(one, Locale.ROOT));
    });
    assertThat(faults).isEmpty();
  }

  @Test
  void noTextHasAStraightApostropheOrIsEmpty() {
    assertThat(Stream.of(swedish, english).flatMap(all -> all.entrySet().stream()))
        .noneMatch(text -> text.getValue().contains("'") || text.getValue().isBlank());
  }

  @Test
  void everyKeyThatTemplatesNameIsThere() {
    Set<String> named = new TreeSet<>();
    files(RESOURCES.resolve("templates"), ".html")
        .forEach(file -> matches(IN_TEMPLATE, file).forEach(named::add));
    assertThat(swedish.keySet()).containsAll(named);
    assertThat(named).hasSizeGreaterThan(100);
  }

  @Test
  void everyKeyIsUsed() {
    List<String> sources =
        Stream.concat(
                files(RESOURCES.resolve("templates"), ".html").stream(),
                files(JAVA, ".java").stream())
            .toList();
    Set<String> used =
        sources.stream()
            .flatMap(file -> Stream.concat(matches(IN_TEMPLATE, file), matches(IN_JAVA, file)))
            .collect(Collectors.toSet());
    Set<String> beginnings =
        sources.stream().flatMap(file -> matches(BEGINNING, file)).collect(Collectors.toSet());
    // ${place.label + '.means'}
    beginnings.add("place.");
    assertThat(swedish.keySet())
        .allMatch(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
  }

  @Test
  void theBoardHasWordsForEveryHardRuleAndEveryObstacle() {
    Stream<String> rules =
        Arrays.stream(ConstraintId.values())
            .filter(rule -> rule.level() == ConstraintLevel.HARD)
            .map(rule -> "planWhyNot." + rule.id());
    Stream<String> obstacles =
        Arrays.stream(Obstacle.values()).map(obstacle -> "planObstacle." + obstacle);
    assertThat(swedish.keySet()).containsAll(Stream.concat(rules, obstacles).toList());
  }

  private static Set<String> values(String text) {
    return Pattern.compile("\\{(\\d)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> matches(Pattern pattern, String file) {
    Matcher matcher = pattern.matcher(file);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found.stream();
  }

  private static List<String> files(Path folder, String end) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(end)).map(MessagesTest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> messages(String language) {
    Path file = RESOURCES.resolve("messages_" + language + ".properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }
}
