package org.platsa.api.run;

import java.util.Optional;
import org.platsa.api.search.SearchFailedException;

/** What ended an attempt at a run and counts against it (<i>fel</i>). */
enum Fault {
  OUT_OF_MEMORY("sökningen fick slut på minne", "the search ran out of memory"),
  CRASHED("sökningen kraschade", "the search crashed"),
  KILLED(
      "datorn avslutade sökningen, kanske för minnets skull",
      "the search was killed, maybe" + " for want of memory"),
  WORKER_LOST("servern som sökte försvann", "the server that searched was lost");

  private final String textSv;
  private final String textEn;

  Fault(String textSv, String textEn) {
    this.textSv = textSv;
    this.textEn = textEn;
  }

  static Fault of(SearchFailedException.Reason reason) {
    return switch (reason) {
      case OUT_OF_MEMORY -> OUT_OF_MEMORY;
      case CRASHED -> CRASHED;
      case KILLED -> KILLED;
    };
  }

  /** The fault of a stored name, if it is one that is known. */
  static Optional<Fault> named(String name) {
    for (Fault fault : values()) {
      if (fault.name().equals(name)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** What a client is told of a run that was given up after it, in Swedish. */
  String givenUpSv() {
    return "Körningen gavs upp efter flera försök; senast: " + textSv + ".";
  }

  /** The same in English. */
  String givenUpEn() {
    return "The run was given up after several attempts; the last one: " + textEn + ".";
  }
}
