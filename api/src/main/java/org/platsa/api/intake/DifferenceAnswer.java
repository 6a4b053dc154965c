package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.platsa.api.workbook.ProblemDifference;

/** What differs between two problems (<i>skillnad</i>). */
@Schema(name = "ProblemDifference", description = "What differs between two problems.")
public record DifferenceAnswer(
    @Schema(
            description = "How many differ, of each list that does.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<ListCount> counts,
    @Schema(
            description = "What differs, list by list; the first 1,000, or what is asked for.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Entry> entries,
    @Schema(
            description = "How many more of these there are than are listed.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0")
        int unlisted) {
  public DifferenceAnswer {
    counts = List.copyOf(counts);
    entries = List.copyOf(entries);
  }

  /** In the words of both languages. */
  public static DifferenceAnswer of(ProblemDifference difference) {
    return new DifferenceAnswer(
        difference.counts().stream().map(ListCount::of).toList(),
        difference.entries().stream().map(Entry::of).toList(),
        difference.unlisted());
  }

  /** How many of a list differ (<i>antal per lista</i>). */
  @Schema(name = "ListCount", description = "How many of a list differ.")
  public record ListCount(
      @Schema(
              description = "The document's field.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "students")
          String list,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Elever") String nameSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Students") String nameEn,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "336") int before,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "352") int after,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "16") int added,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int removed,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int changed,
      @Schema(
              description = "Whether those that both have stand in another order.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          boolean reordered) {
    private static ListCount of(ProblemDifference.Count count) {
      return new ListCount(
          count.list().field(),
          count.list().title().sv(),
          count.list().title().en(),
          count.before(),
          count.after(),
          count.added(),
          count.removed(),
          count.changed(),
          count.reordered());
    }
  }

  /** A record that differs (<i>ändrad rad</i>). */
  @Schema(name = "DifferentRecord", description = "A record that differs.")
  public record Entry(
      @Schema(
              description = "The document's field.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "students")
          String list,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"ADDED", "REMOVED", "CHANGED"},
              example = "CHANGED")
          String kind,
      @Schema(
              description = "Its id; of a travel time whose and where.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "elev-q6rtc")
          String id,
      @Schema(
              description = "What differs in it; empty when it was added or removed.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          List<Field> fields,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceEn) {
    public Entry {
      fields = List.copyOf(fields);
    }

    private static Entry of(ProblemDifference.Entry entry) {
      return new Entry(
          entry.list().field(),
          entry.kind().name(),
          entry.id(),
          entry.fields().stream().map(Field::of).toList(),
          entry.sentence().sv(),
          entry.sentence().en());
    }
  }

  /** A value that differs (<i>ändrat fält</i>). */
  @Schema(name = "DifferentField", description = "A value that differs, as a workbook shows it.")
  public record Field(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "transport") String field,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Färdsätt") String headingSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Transport") String headingEn,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Bil") String beforeSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Car") String beforeEn,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Cykel") String afterSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Bicycle") String afterEn) {
    private static Field of(ProblemDifference.FieldChange change) {
      return new Field(
          change.field(),
          change.heading().sv(),
          change.heading().en(),
          change.before().sv(),
          change.before().en(),
          change.after().sv(),
          change.after().en());
    }
  }
}
