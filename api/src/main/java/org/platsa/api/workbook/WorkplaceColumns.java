package org.platsa.api.workbook;

import static org.platsa.api.workbook.Column.optional;
import static org.platsa.api.workbook.Column.required;

import java.util.List;

/** The columns of units and supervisors. */
final class WorkplaceColumns {
  static final List<Column> UNITS =
      List.of(
          required("id", "Enhet", "Unit", TextForms.ID)
              .also("Enhet id", "Id")
              .help("Kort namn som andra blad anger.", "A short name that other sheets refer to.")
              .example("E-01"),
          required("name", "Namn", "Name", TextForms.TEXT)
              .also("Enhetens namn")
              .help("Som enheten kallas.", "As the unit is called.")
              .example("Solgläntan", "Sunny Glade"),
          required("areaId", "Område", "Area", TextForms.ID)
              .also("Verksamhetsområde")
              .refersTo(ListKind.AREAS)
              .help("Ett område i bladet Områden.", "An area of the sheet Areas.")
              .example("norr", "north"),
          required("kind", "Verksamhet", "Kind of unit", new WordForm(Vocabularies.UNIT_KIND))
              .also("Verksamhetstyp", "Typ", "Kind")
              .help("Vad enheten gör.", "What the unit does.")
              .example("Vårdboende", "Care home"),
          required("location/lat", "Latitud", "Latitude", NumberForm.DECIMAL)
              .also("Lat")
              .help("Läge i grader, WGS 84.", "Position in degrees, WGS 84.")
              .example("56,047", "56.047"),
          required("location/lon", "Longitud", "Longitude", NumberForm.DECIMAL)
              .also("Lon", "Long")
              .help("Läge i grader, WGS 84.", "Position in degrees, WGS 84.")
              .example("12,694", "12.694"),
          required("maxTrainees", "Elever samtidigt", "Trainees at once", NumberForm.WHOLE)
              .also("Max elever", "Platser")
              .help(
                  "Hur många enheten tar emot på samma gång.",
                  "How many the unit takes at the same time.")
              .example("4"),
          required("permanentStaff", "Tillsvidareanställda", "Permanent staff", NumberForm.WHOLE)
              .also("Fast anställda", "Anställda")
              .help("Omvårdnadspersonal som är fast anställd.", "Permanent care staff.")
              .example("33"),
          optional("peerLearning", "Peer learning", "Peer learning", WordForm.YES_NO)
              .also("Parhandledning")
              .or(false)
              .help(
                  "Om elever kan lära i par här med samma handledare.",
                  "Whether students may learn in pairs here with one supervisor.")
              .example("Ja", "Yes"),
          optional("languageCoach", "Språkombud", "Language coach", WordForm.YES_NO)
              .or(false)
              .help("Om ett språkombud arbetar här.", "Whether a language coach works here.")
              .example("Nej", "No"),
          optional("requires", "Kräver", "Requires", ListForm.openTo(Vocabularies.LICENCE))
              .also("Krav")
              .help("Vad en elev måste ha.", "What a student must have.")
              .example("Körkort", "Driving licence"),
          optional("offers", "Erbjudna platser", "Offered places", OffersForm.OFFERS)
              .also("Erbjudande", "Offers")
              .help(
                  "Hur många i vilka veckor, och av vilka praktikformer; där inget erbjuds är"
                      + " enheten stängd. Tomt om den är öppen alla veckor.",
                  "How many in which weeks, and of which kinds; where nothing is offered the unit"
                      + " is closed. Empty when it is open in all weeks.")
              .example(""),
          optional("setAside", "Åsidosatt", "Set aside", TextForms.TEXT)
              .ifUsed()
              .help(
                  "Vad som måste rättas innan enheten tar emot någon; töm cellen när det är"
                      + " gjort.",
                  "What has to be mended before the unit takes anybody; empty it then.")
              .example(""));

  static final List<Column> SUPERVISORS =
      List.of(
          required("id", "Handledare", "Supervisor", TextForms.ID)
              .also("Handledare id", "Id")
              .help(
                  "En pseudonym, aldrig ett namn eller personnummer.",
                  "A pseudonym, never a name or personal number.")
              .example("H-0001"),
          required("unitId", "Enhet", "Unit", TextForms.ID)
              .also("Arbetsplats")
              .refersTo(ListKind.UNITS)
              .help("En enhet i bladet Enheter.", "A unit of the sheet Units.")
              .example("E-01"),
          required("training", "Utbildning", "Training", new WordForm(Vocabularies.TRAINING))
              .also("Handledarutbildning", "Steg")
              .help("Handledarutbildning.", "Supervisor training.")
              .example("Steg 1–2", "Step 1–2"),
          optional("active", "Aktiv", "Active", WordForm.YES_NO)
              .or(true)
              .help(
                  "Nej den som inte tar emot någon den här terminen.",
                  "No for whoever takes nobody this term.")
              .example("Ja", "Yes"),
          optional("absences", "Frånvaro", "Absences", AbsencesForm.ABSENCES)
              .also("Borta")
              .help(
                  "Dagar borta, båda räknade; semikolon mellan flera.",
                  "Days away, both counted; semicolons between several.")
              .example("2026-10-26 till 2026-10-30", "2026-10-26 to 2026-10-30"),
          required("maxSimultaneous", "Elever samtidigt", "Trainees at once", NumberForm.WHOLE)
              .help(
                  "Heltidselever på samma gång; 2 på enheter med peer learning.",
                  "Full-time trainees at the same time; 2 at units with peer learning.")
              .example("1"),
          required("maxPerTerm", "Elever per termin", "Trainees per term", NumberForm.WHOLE)
              .help("Placeringar under terminen.", "Placements in the term.")
              .example("2"),
          optional(
                  "recentPlacements",
                  "Elever de två senaste terminerna",
                  "Trainees in the two terms before",
                  NumberForm.WHOLE)
              .also("Tidigare elever", "Recent placements")
              .or(0)
              .help(
                  "Placeringar under de två terminerna före den här.",
                  "Placements in the two terms before this one.")
              .example("1"),
          optional("professions", "Yrken", "Professions", ListForm.IDS)
              .also("Yrke", "Profession")
              .help(
                  "Handledarens yrken, av dem i bladet Termin.",
                  "The supervisor's professions, of those in the sheet Term.")
              .example(""),
          optional("setAside", "Åsidosatt", "Set aside", TextForms.TEXT)
              .ifUsed()
              .help(
                  "Vad som måste rättas innan handledaren tar emot någon; töm cellen och gör"
                      + " handledaren aktiv när det är gjort.",
                  "What has to be mended before the supervisor takes anybody; empty it and make"
                      + " the supervisor active then.")
              .example(""));

  private WorkplaceColumns() {}
}
