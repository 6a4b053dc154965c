package org.platsa.benchmarks.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time in seconds (<i>sekunder</i>), such as 30 or 0.5, to the millisecond. */
final class SecondsConverter implements ITypeConverter<Duration> {
  private static final double LEAST = 0.001;

  /** A year. */
  private static final double MOST = 31_536_000;

  @Override
  public Duration convert(String value) {
    double seconds = number(value);
    if (!(seconds >= LEAST && seconds <= MOST)) {
      throw new TypeConversionException(
          "'" + value + "' is no time in seconds from 0.001 to 31536000, such as 30 or 0.5");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
