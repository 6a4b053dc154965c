package org.platsa.api.workbook;

/** The same words in Swedish and in English (<i>text på två språk</i>). */
public record Words(String sv, String en) {
  /** In one of the languages. */
  public String in(Language language) {
    return language == Language.SV ? sv : en;
  }

  /** Both with the same text put in place of {@code %s}. */
  Words with(Object... args) {
    Object[] inSwedish = new Object[args.length];
    Object[] inEnglish = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      inSwedish[i] = args[i] instanceof Words words ? words.sv : args[i];
      inEnglish[i] = args[i] instanceof Words words ? words.en : args[i];
    }
    return new Words(String.format(sv, inSwedish), String.format(en, inEnglish));
  }

  /** One after the other. */
  Words and(Words more) {
    return new Words(sv + " " + more.sv, en + " " + more.en);
  }
}
