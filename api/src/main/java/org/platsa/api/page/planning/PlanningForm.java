package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.run.RunRequest;
import org.platsa.api.run.RunStatus;

/** The form by which a run is asked for (<i>planeringens inställningar</i>). */
final class PlanningForm {
  static final String NAME = "plan";

  /** Seconds that are offered by name. */
  static final List<String> TIMES = List.of("10", "120", "600");

  static final String OTHER_TIME = "other";

  private static final String TIME = "time";
  private static final String SECONDS = "seconds";
  private static final String START = "start";

  /** What a program calls it. */
  private static final String TIME_LIMIT = "timeLimitSeconds";

  private static final String USUAL_TIME = "120";

  private PlanningForm() {}

  /**
   * What a form asks for.
   *
   * @param request as a program would send it
   * @param faults what cannot be read
   */
  record Asked(RunRequest request, List<ErrorIssue> faults) {
    Asked {
      faults = List.copyOf(faults);
    }
  }

  /**
   * A form that is filled in.
   *
   * @param wishes with the weights that are to be chosen
   * @param like the run whose time is to be chosen; null for the usual one
   */
  static Form filled(List<Wish> wishes, @Nullable RunStatus like, UUID problem, UUID key) {
    String time = like == null ? USUAL_TIME : Long.toString(Math.round(like.timeLimitSeconds()));
    boolean isOffered = TIMES.contains(time);
    Form form =
        Form.empty(NAME)
            .with("problem", problem.toString())
            .with("key", key.toString())
            .with(TIME, isOffered ? time : OTHER_TIME)
            .with(SECONDS, isOffered ? "" : time)
            .with(START, "");
    for (Wish wish : wishes) {
      form = form.with(wish.field(), Integer.toString(wish.weight()));
    }
    return form;
  }

  /**
   * What a form asks for.
   *
   * @param inForce what each rule weighs if nothing is asked for; what differs is asked for
   */
  static Asked read(Form form, List<Wish> inForce) {
    List<ErrorIssue> faults = new ArrayList<>();
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (Wish wish : inForce) {
      String text = form.text(wish.field());
      if (text.matches("\\d{1,9}")) {
        int weight = Integer.parseInt(text);
        if (weight != wish.weight()) {
          weights.put(wish.rule().id(), weight);
        }
      } else if (!text.isEmpty()) {
        faults.add(
            fault(
                wish.field(),
                text,
                "Välj hur viktigt det är: " + wish.name("sv") + ".",
                "Choose how important it is: " + wish.name("en") + "."));
      }
    }
    return new Asked(
        new RunRequest(
            seconds(form, faults),
            null,
            null,
            null,
            null,
            weights.isEmpty() ? null : weights,
            start(form, faults)),
        faults);
  }

  private static @Nullable Integer seconds(Form form, List<ErrorIssue> faults) {
    String time = form.text(TIME);
    if (TIMES.contains(time)) {
      return Integer.valueOf(time);
    }
    String text = form.text(SECONDS).strip();
    if (text.matches("\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    faults.add(
        fault(
            SECONDS,
            text,
            "Skriv hur många sekunder Platsa får leta, bara siffror.",
            "Write for how many seconds Platsa may look, digits only."));
    return null;
  }

  private static @Nullable UUID start(Form form, List<ErrorIssue> faults) {
    String text = form.text(START);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      faults.add(
          fault(
              START,
              text,
              "Välj vad planeringen ska börja från.",
              "Choose what the planning begins from."));
      return null;
    }
  }

  /** A fault of the service, which points into a request, at the field that it is about. */
  static ErrorIssue ofField(ErrorIssue issue) {
    String pointer = issue.pointer();
    String field =
        switch (pointer) {
          case "/" + TIME_LIMIT -> SECONDS;
          case "/startFrom" -> START;
          default -> pointer.replaceFirst("^/weights/", "weight-");
        };
    return ErrorIssue.error(
        issue.code(),
        field,
        issue.value(),
        issue.messageSv().replace(TIME_LIMIT, "Tiden i sekunder"),
        issue.messageEn().replace(TIME_LIMIT, "The time in seconds"));
  }

  private static ErrorIssue fault(String field, String value, String sv, String en) {
    return ErrorIssue.error("INVALID_VALUE", field, value, sv, en);
  }
}
