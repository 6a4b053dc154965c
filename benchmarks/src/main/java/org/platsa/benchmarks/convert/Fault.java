package org.platsa.benchmarks.convert;

/**
 * What is wrong with a file, or cannot be said in Platsa's format (<i>fel i filen</i>).
 *
 * @param file the file's name as it was given
 * @param line the line, from 1; 0 for the file as a whole
 * @param field the field or column
 * @param message what is there, and what is right
 */
public record Fault(String file, int line, String field, String message) {
  /** In one line, as a person reads it. */
  public String text() {
    return file + (line > 0 ? ", line " + line : "") + ", " + field + ": " + message;
  }
}
