package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.whatif.Supposition;
import org.platsa.solver.problem.UnitKind;

/** Reads what would be different from its form (<i>tänk om</i>); every field may be left empty. */
final class WhatIfForm {
  static final String NAME = "what-if";

  private static final String PERCENT = "percent";
  private static final String PEER = "peer";
  private static final String PLACES_AT = "placesAt";
  private static final String MORE = "more";
  private static final String TRAINED_AT = "trainedAt";
  private static final String REASON = "reason";

  /** Where each supposition of the last reading stands in the form. */
  private final List<String> fields = new ArrayList<>();

  private final List<Supposition> suppose = new ArrayList<>();
  private final List<ErrorIssue> faults = new ArrayList<>();
  private final Form form;

  private WhatIfForm(Form form) {
    this.form = form;
  }

  /**
   * What a form says.
   *
   * @param suppose in the order of the fields
   * @param fields where each stands
   * @param faults what cannot be read
   */
  record Read(List<Supposition> suppose, List<String> fields, List<ErrorIssue> faults) {
    /** A fault of the service at the field that it is about. */
    ErrorIssue ofField(ErrorIssue issue) {
      String field = fields.isEmpty() ? PERCENT : fields.getFirst();
      for (int i = 0; i < fields.size(); i++) {
        if (issue.pointer().startsWith("/suppose/" + i + "/")) {
          field = issue.pointer().endsWith("/more") ? MORE : fields.get(i);
        }
      }
      return ErrorIssue.error(
          issue.code(),
          issue.pointer().equals("/reason") ? REASON : field,
          issue.value(),
          issue.messageSv(),
          issue.messageEn());
    }
  }

  /** An empty one. */
  static Form empty(UUID key) {
    return Form.empty(NAME).with("key", key.toString()).with(MORE, "1");
  }

  /** Reads a form. */
  static Read read(Form form) {
    WhatIfForm reading = new WhatIfForm(form);
    reading.read();
    return new Read(reading.suppose, reading.fields, reading.faults);
  }

  private void read() {
    if (!form.text(PERCENT).isBlank()) {
      Integer percent = number(PERCENT, 100);
      if (percent != null) {
        add(PERCENT, new Supposition.TrainedShare(percent));
      }
    }
    if (form.has(PEER, UnitKind.CARE_HOME.name())) {
      add(PEER, new Supposition.PeerLearning(List.of(UnitKind.CARE_HOME)));
    }
    if (!form.text(PLACES_AT).isBlank()) {
      Integer more = number(MORE, 100);
      if (more != null) {
        add(PLACES_AT, new Supposition.MorePlaces(form.text(PLACES_AT).strip(), more));
      }
    }
    if (!form.text(TRAINED_AT).isBlank()) {
      add(TRAINED_AT, new Supposition.NextTrained(form.text(TRAINED_AT).strip()));
    }
    if (suppose.isEmpty() && faults.isEmpty()) {
      faults.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              PERCENT,
              null,
              "Välj eller skriv minst en sak som ska vara annorlunda.",
              "Choose or write at least one thing that is to be different."));
    }
  }

  private void add(String field, Supposition supposition) {
    fields.add(field);
    suppose.add(supposition);
  }

  private @Nullable Integer number(String field, int most) {
    String text = form.text(field).strip().replace("%", "").strip();
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
      return Integer.valueOf(text);
    }
    faults.add(
        ErrorIssue.error(
            "INVALID_VALUE",
            field,
            form.text(field),
            "Skriv ett helt tal från 1 till " + most + ".",
            "Write a whole number from 1 to " + most + "."));
    return null;
  }
}
