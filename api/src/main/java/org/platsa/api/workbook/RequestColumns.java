package org.platsa.api.workbook;

import static org.platsa.api.workbook.Column.optional;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a provider's requests: those of students and placements in one sheet, but for what
 * is not the provider's to say, with what it knows its students by.
 */
final class RequestColumns {
  /** Who asks is known, where somebody is comes of the plan, and the rest is the department's. */
  private static final List<String> OF_OTHERS =
      List.of(
          "providerId",
          "studentId",
          "assignment/",
          "published/",
          "pinned",
          "wishes",
          "repeat",
          "setAside",
          "periodWishes",
          "after",
          "atMostWeeksApart",
          "apart");

  private static final List<Column> OWN =
      List.of(
          optional("reference", "Egen referens", "Own reference", TextForms.TEXT)
              .also("Referens", "Reference", "Löpnummer")
              .help(
                  "Det ni känner eleven på. Bara ni ser den. Inget namn eller personnummer.",
                  "What you know the student by. You alone see it. No name or personal number.")
              .example("VO24-07"),
          optional("group", "Grupp", "Group", TextForms.TEXT)
              .also("Kurs", "Klass", "Course", "Class")
              .help("Bara ni ser den.", "You alone see it.")
              .example("VO24"),
          optional("locality", "Ort", "Locality", TextForms.TEXT)
              .also("Hemort", "Bostadsort")
              .help(
                  "Orten där eleven bor, i stället för latitud och longitud.",
                  "The locality where the student lives, instead of latitude and longitude.")
              .example("Ödåkra"));

  static final List<Column> ALL =
      Stream.of(
              OWN.stream(),
              SchoolColumns.STUDENTS.stream()
                  .filter(column -> isAsked(column))
                  .map(RequestColumns::ofStudent),
              SchoolColumns.PLACEMENTS.stream()
                  .filter(column -> isAsked(column) && !column.path().equals("id"))
                  .map(RequestColumns::ofPlacement))
          .flatMap(columns -> columns)
          .toList();

  private RequestColumns() {}

  private static boolean isAsked(Column column) {
    return OF_OTHERS.stream().noneMatch(column.path()::startsWith);
  }

  /** The professions stand in the template, since there is no sheet of the term. */
  private static Column ofPlacement(Column column) {
    return column.path().equals("profession")
        ? optional("profession", column.heading().sv(), column.heading().en(), column.form())
            .also(column.also().toArray(String[]::new))
            .help(
                "Vad handledaren ska vara, om utbildningen kräver det: ett av yrkena nedan.",
                "What the supervisor must be, if the course requires it: one of the professions"
                    + " below.")
            .example("")
        : column;
  }

  /** Whoever has no pseudonym gets one, and most take the bus. */
  private static Column ofStudent(Column column) {
    return switch (column.path()) {
      case "id" ->
          optional("id", column.heading().sv(), column.heading().en(), column.form())
              .also(column.also().toArray(String[]::new))
              .help(
                  "En pseudonym; lämnas den tom får eleven en.",
                  "A pseudonym; when it is empty the student gets one.");
      case "transport" ->
          optional("transport", column.heading().sv(), column.heading().en(), column.form())
              .help(
                  "Hur eleven reser; tomt är kollektivtrafik.",
                  "How the student travels; empty is public transport.")
              .example("Kollektivtrafik", "Public transport");
      default -> column;
    };
  }
}
