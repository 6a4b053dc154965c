package org.platsa.benchmarks.command;

import java.util.Locale;

/** The language of what a command prints (<i>språk</i>). */
public enum Language {
  SV,
  EN;

  String pick(String swedish, String english) {
    return this == SV ? swedish : english;
  }

  /** For numbers: a decimal comma in Swedish. */
  Locale locale() {
    return this == SV ? Locale.of("sv", "SE") : Locale.ENGLISH;
  }

  String format(String swedish, String english, Object... arguments) {
    return String.format(locale(), pick(swedish, english), arguments);
  }

  /** A number with one of two forms, by whether there is exactly one. */
  String count(long number, String svOne, String svMany, String enOne, String enMany) {
    return String.format(locale(), "%,d ", number)
        + (number == 1 ? pick(svOne, enOne) : pick(svMany, enMany));
  }

  /** The reader's own, as the system says; English unless that is Swedish. */
  static Language ofSystem() {
    return Locale.getDefault().getLanguage().equals("sv") ? SV : EN;
  }
}
