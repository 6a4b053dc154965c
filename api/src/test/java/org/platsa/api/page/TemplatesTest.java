package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template may not hold, since the browser would refuse it or somebody could not use it. */
class TemplatesTest {
  private static final List<Pattern> FORBIDDEN =
      List.of(
          Pattern.compile("<style"),
          Pattern.compile("<script(?![^>]*th:src=)"),
          Pattern.compile("\\sstyle="),
          Pattern.compile("\\sth:style"),
          Pattern.compile("\\son[a-z]+="),
          Pattern.compile("hx-on"),
          Pattern.compile("th:utext|\\[\\("),
          Pattern.compile("https?://(?!www\\.thymeleaf\\.org)"),
          // Without the token that th:action puts in.
          Pattern.compile("<form(?=[^>]*method=\"post\")(?![^>]*th:action=)"),
          Pattern.compile("<(?:use|img|link)[^>]*\\s(?:src|href)=\""),
          Pattern.compile("tabindex=\"[1-9]"));

  static List<Path> templates() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of("src/main/resources/templates"))) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateHasNothingInline(Path template) throws IOException {
    String text = Files.readString(template);
    for (Pattern pattern : FORBIDDEN) {
      assertThat(text).doesNotContainPattern(pattern);
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyIconIsInTheSprite(Path template) throws IOException {
    String sprite =
        Files.readString(Path.of("src/main/resources/assets/vendor/aksel-icons/icons.svg"));
    Pattern.compile("page\\.icon\\('([a-z-]+)'\\)")
        .matcher(Files.readString(template))
        .results()
        .map(found -> found.group(1))
        .forEach(name -> assertThat(sprite).contains("<symbol id=\"" + name + "\""));
  }
}
