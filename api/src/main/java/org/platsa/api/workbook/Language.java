package org.platsa.api.workbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that a workbook can be in (<i>språk</i>). */
public enum Language {
  /** Swedish. */
  SV("sv"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As in a parameter: {@code sv} or {@code en}. */
  public String tag() {
    return tag;
  }

  /** The language of a tag, also with a country. */
  public static Optional<Language> of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return Arrays.stream(values()).filter(each -> each.tag.equals(language)).findFirst();
  }
}
