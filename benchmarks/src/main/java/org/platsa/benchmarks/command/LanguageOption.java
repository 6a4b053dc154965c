package org.platsa.benchmarks.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command with a report has. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "sv or en (default: the system's, if Swedish, otherwise en).",
      converter = Converter.class)
  private @Nullable Language language;

  Language language() {
    return language == null ? Language.ofSystem() : language;
  }

  static final class Converter implements picocli.CommandLine.ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return switch (value) {
        case "sv" -> Language.SV;
        case "en" -> Language.EN;
        default ->
            throw new picocli.CommandLine.TypeConversionException(
                "'" + value + "' is no language; use sv or en");
      };
    }
  }
}
