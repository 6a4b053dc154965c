package org.platsa.api.workbook;

import static org.platsa.api.workbook.Column.optional;
import static org.platsa.api.workbook.Column.required;

import java.util.List;

/**
 * The columns of every list's sheet: what is read, written, shown in the template and described.
 */
final class Columns {
  private static final List<Column> TERM =
      List.of(
          required("term/id", "Termin", "Term", TextForms.ID)
              .also("Termin id", "Id")
              .help("Kort namn: HT eller VT och året.", "A short name: HT or VT and the year.")
              .example("HT2026"),
          required("term/name", "Terminens namn", "Term name", TextForms.TEXT)
              .also("Namn", "Name")
              .help("Som den kallas.", "As it is called.")
              .example("Höstterminen 2026", "Autumn term 2026"),
          required("term/firstDay", "Första dag", "First day", DateForm.DATE)
              .also("Startdatum", "Från", "Start")
              .help("En måndag.", "A Monday.")
              .example("2026-08-17"),
          required("term/lastDay", "Sista dag", "Last day", DateForm.DATE)
              .also("Slutdatum", "Till", "End")
              .help("En fredag.", "A Friday.")
              .example("2026-12-18"),
          optional("name", "Underlagets namn", "Name of the data", TextForms.TEXT)
              .help(
                  "Vad underlaget ska heta; terminens namn om cellen är tom.",
                  "What the data is to be called; the term's name when empty.")
              .example("Höstterminen 2026", "Autumn term 2026"),
          optional("professions", "Yrken", "Professions", ListForm.IDS)
              .help(
                  "De yrken som handledare kan ha och placeringar kräva; tomt om det inte spelar"
                      + " någon roll.",
                  "The professions that supervisors may have and placements ask for; empty when"
                      + " that does not matter.")
              .example(""),
          optional("unitKinds", "Egna verksamheter", "Own kinds of unit", ListForm.IDS)
              .help(
                  "Verksamheter som enheter kan ha, utöver de vanliga.",
                  "Kinds of unit besides the usual ones.")
              .example(""),
          optional(
                  "placementKinds", "Egna praktikformer", "Own kinds of placement", KindsForm.KINDS)
              .help(
                  "Praktikformer utöver de vanliga, med prioritet 1 till 10 och om handledaren ska"
                      + " ha utbildning.",
                  "Kinds of placement besides the usual ones, with a priority from 1 to 10 and"
                      + " whether the supervisor must have training.")
              .example(""));

  private static final List<Column> AREAS =
      List.of(
          required("id", "Område", "Area", TextForms.ID)
              .also("Område id", "Id", "Verksamhetsområde")
              .help("Kort namn som enheterna anger.", "A short name that units refer to.")
              .example("norr", "north"),
          required("name", "Namn", "Name", TextForms.TEXT)
              .help("Som det kallas.", "As it is called.")
              .example("Vårdboende norr", "Care homes north"));

  private static final List<Column> WEIGHTS =
      List.of(
          required("key", "Regel", "Rule", new WordForm(Vocabularies.RULE))
              .help(
                  "Regeln vars vikt är en annan än den vanliga.",
                  "The rule whose weight is another than the usual one.")
              .example(
                  Vocabularies.RULE.word("travel", Language.SV),
                  Vocabularies.RULE.word("travel", Language.EN)),
          required("value", "Vikt", "Weight", NumberForm.WHOLE)
              .help("0 till 1 000 000; 0 stänger av.", "0 to 1,000,000; 0 switches it off.")
              .example("1"));

  private static final List<Column> NOTES =
      List.of(
          required("key", "Rubrik", "Key", TextForms.TEXT)
              .also("Nyckel")
              .help("Vad anteckningen gäller.", "What the note is about.")
              .example("Källa", "Source"),
          required("value", "Anteckning", "Note", TextForms.TEXT)
              .also("Värde", "Value")
              .help(
                  "Fri text om underlaget. Skriv inget om enskilda personer.",
                  "Free text about the data. Write nothing about single persons.")
              .example("Skolornas beställningar i maj", "The schools' requests of May"));

  private Columns() {}

  static List<Column> of(ListKind kind) {
    return switch (kind) {
      case TERM -> TERM;
      case AREAS -> AREAS;
      case UNITS -> WorkplaceColumns.UNITS;
      case SUPERVISORS -> WorkplaceColumns.SUPERVISORS;
      case PROVIDERS -> SchoolColumns.PROVIDERS;
      case PERIODS -> SchoolColumns.PERIODS;
      case STUDENTS -> SchoolColumns.STUDENTS;
      case PLACEMENTS -> SchoolColumns.PLACEMENTS;
      case TRAVEL -> SchoolColumns.TRAVEL;
      case WEIGHTS -> WEIGHTS;
      case NOTES -> NOTES;
    };
  }
}
