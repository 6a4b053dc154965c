package org.platsa.api.privacy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every column in which people write or name something, so that somebody may be mentioned there
 * (<i>fritext</i>), by what becomes of a text that mentions somebody who is deleted.
 */
final class TextColumns {
  private static final String NONE = "NULL::uuid";
  private static final String NO_TERM = "NULL::text";

  /** What people wrote: forgotten when it mentions somebody who is deleted. */
  static final List<TextColumn> WRITTEN =
      List.of(
          TextColumn.of("problem", "reason", "/reason").in("id", NONE, NONE, NO_TERM),
          TextColumn.of("proposal", "message", "/message")
              .in(
                  "(SELECT b.problem_id FROM publication b"
                      + " WHERE b.tenant_id = t.tenant_id AND b.id = t.publication_id)",
                  NONE,
                  "publication_id",
                  NO_TERM),
          ofTerm("asking", "message", "/asking/message"));

  /**
   * What is written where staff reads it late or never: forgotten by a function of the database's,
   * {@code platsa_forget_mentions}. Of these what staff reads in the end.
   */
  static final List<TextColumn> SEALED =
      List.of(
          ofTerm("evaluation", "good", "/evaluation/good"),
          ofTerm("evaluation", "better", "/evaluation/better"));

  /** What people call things: stays, and is told, since only people can say what it means. */
  static final List<TextColumn> NAMES =
      List.of(
          TextColumn.of("draft", "name", "/name").in("problem_id", "id", NONE, NO_TERM),
          TextColumn.of("proposal", "term_name", "/termName")
              .in(NONE, NONE, "publication_id", NO_TERM),
          TextColumn.of("proposal", "provider_name", "/providerName")
              .in(NONE, NONE, "publication_id", NO_TERM),
          ofTerm("asking", "term_name", "/asking/termName"),
          ofTerm("asked_provider", "provider_name", "/asking/providerName"),
          ofTerm("asked_unit", "unit_name", "/asking/unitName"),
          ofTerm("evaluation_link", "unit", "/evaluation/unit"),
          ofTerm("evaluation_link", "area", "/evaluation/area"),
          ofTerm("evaluation", "unit", "/evaluation/unit"),
          ofTerm("evaluation", "area", "/evaluation/area"));

  /** The same in JSON, where ids stand as well. */
  static final List<TextColumn> NAMES_IN_JSON =
      List.of(
          ofTerm("asking", "choices", "/asking/choices"),
          ofTerm("asked_provider", "suggestion", "/asking/suggestion"),
          ofTerm("requested_student", "draft", "/asking/draft"),
          ofTerm("requested_student", "sent", "/asking/sent"),
          ofTerm("requested_student", "taken", "/asking/taken"),
          ofTerm("freed_place", "place", "/freedPlaces/place"),
          TextColumn.of("proposed_place", "shown", "/places")
              .in(
                  NONE,
                  NONE,
                  "(SELECT p.publication_id FROM proposal p WHERE p.tenant_id = t.tenant_id"
                      + " AND p.provider_id = t.provider_id AND p.id = t.proposal_id)",
                  NO_TERM));

  private TextColumns() {}

  /**
   * A column, and where a text of it is told to stand.
   *
   * @param place SQL of the problem, the draft, the publication and the term that it belongs to
   * @param pointer which text of that it is
   */
  record TextColumn(String table, String name, String place, String pointer) {
    private static TextColumn of(String table, String name, String pointer) {
      return new TextColumn(table, name, "", pointer);
    }

    private TextColumn in(String problem, String draft, String publication, String term) {
      String place =
          "%s AS problem, %s AS draft, %s AS publication, %s AS term"
              .formatted(problem, draft, publication, term);
      return new TextColumn(table, name, place, pointer);
    }

    /** Such as {@code problem.reason}. */
    String path() {
      return table + "." + name;
    }
  }

  private static TextColumn ofTerm(String table, String name, String pointer) {
    return TextColumn.of(table, name, pointer).in(NONE, NONE, NONE, "term_id");
  }

  /** Columns whose texts are told and stay. */
  static List<String> told() {
    return Stream.concat(NAMES.stream(), NAMES_IN_JSON.stream()).map(TextColumn::path).toList();
  }
}
