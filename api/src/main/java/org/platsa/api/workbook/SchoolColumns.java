package org.platsa.api.workbook;

import static org.platsa.api.workbook.Column.optional;
import static org.platsa.api.workbook.Column.required;

import java.util.List;

/** The columns of providers, periods, students, their placements and travel times. */
final class SchoolColumns {
  static final List<Column> PROVIDERS =
      List.of(
          required("id", "Utbildare", "Provider", TextForms.ID)
              .also("Utbildare id", "Id", "Skola")
              .help("Kort namn som eleverna anger.", "A short name that students refer to.")
              .example("U-1"),
          required("name", "Namn", "Name", TextForms.TEXT)
              .help("Som utbildaren kallas.", "As the provider is called.")
              .example("Gymnasieskolan Hamnkajen", "Harbour College"),
          required("tier", "Prioritet", "Priority", new WordForm(Vocabularies.TIER))
              .also("Certifiering")
              .help(
                  "Certifierade går före i kön till platser.", "Members of the college come first.")
              .example("Certifierad", "College member"),
          optional("guaranteedPlaces", "Garanterade platser", "Guaranteed places", NumberForm.WHOLE)
              .or(0)
              .help(
                  "Platser som lovats en provcertifierad; annars tomt.",
                  "Places promised to a provider on trial; else empty.")
              .example("0"),
          required("location/lat", "Latitud", "Latitude", NumberForm.DECIMAL)
              .also("Lat")
              .help("Skolans läge i grader, WGS 84.", "The school's position in degrees, WGS 84.")
              .example("56,053", "56.053"),
          required("location/lon", "Longitud", "Longitude", NumberForm.DECIMAL)
              .also("Lon", "Long")
              .help("Skolans läge i grader, WGS 84.", "The school's position in degrees, WGS 84.")
              .example("12,699", "12.699"));

  static final List<Column> PERIODS =
      List.of(
          required("id", "Period", "Period", TextForms.ID)
              .also("Period id", "Id")
              .help("Kort namn som placeringarna anger.", "A short name placements refer to.")
              .example("APL 1"),
          required("name", "Namn", "Name", TextForms.TEXT)
              .help("Som perioden kallas.", "As the period is called.")
              .example("APL 1, hösten", "APL 1, autumn"),
          required("kind", "Praktikform", "Kind", new WordForm(Vocabularies.PLACEMENT_KIND))
              .also("Kind of placement")
              .help("Vilken sorts praktik den är till för.", "The kind of placement it is for.")
              .example("APL"),
          required("firstMonday", "Första måndag", "First Monday", DateForm.DATE)
              .also("Start", "Startvecka", "Första dag")
              .help(
                  "Första dagen, en måndag; 2026-08-31 eller v. 36 2026.",
                  "The first day, a Monday; 2026-08-31 or week 36 2026.")
              .example("2026-08-31"),
          required("weeks", "Veckor", "Weeks", NumberForm.WHOLE)
              .also("Antal veckor")
              .help(
                  "Hur många hela veckor, lov inräknade.",
                  "How many whole weeks, those off included.")
              .example("5"),
          optional("weeksOff", "Lovveckor", "Weeks off", DatesForm.DATES)
              .also("Lov", "Lediga veckor")
              .help(
                  "Veckor i perioden då ingen elev är på plats; en dag i veckan räcker.",
                  "Weeks of the period in which no student is there; one day of the week will do.")
              .example(""));

  static final List<Column> STUDENTS =
      List.of(
          required("id", "Elev", "Student", TextForms.ID)
              .also("Elev id", "Id", "Pseudonym")
              .help(
                  "En pseudonym, aldrig ett namn eller personnummer.",
                  "A pseudonym, never a name or personal number.")
              .example("elev-q6rtc", "student-q6rtc"),
          required("providerId", "Utbildare", "Provider", TextForms.ID)
              .also("Skola")
              .refersTo(ListKind.PROVIDERS)
              .help("En utbildare i bladet Utbildare.", "A provider of the sheet Providers.")
              .example("U-1"),
          optional("home/lat", "Hem, latitud", "Home latitude", NumberForm.DECIMAL)
              .also("Latitud", "Latitude", "Lat")
              .help(
                  "Hemmets läge i grader, avrundat till två decimaler.",
                  "The home's position in degrees, rounded to two decimals.")
              .example("56,03", "56.03"),
          optional("home/lon", "Hem, longitud", "Home longitude", NumberForm.DECIMAL)
              .also("Longitud", "Longitude", "Lon", "Long")
              .help(
                  "Hemmets läge i grader, avrundat till två decimaler.",
                  "The home's position in degrees, rounded to two decimals.")
              .example("12,71", "12.71"),
          required("transport", "Färdsätt", "Transport", new WordForm(Vocabularies.TRANSPORT))
              .help("Hur eleven reser.", "How the student travels.")
              .example("Kollektivtrafik", "Public transport"),
          optional("licences", "Behörigheter", "Licences", ListForm.openTo(Vocabularies.LICENCE))
              .also("Körkort")
              .help("Vad eleven har, till exempel körkort.", "What the student has.")
              .example("Körkort", "Driving licence"),
          optional("excludedUnits", "Uteslutna enheter", "Excluded units", ListForm.IDS)
              .also("Får inte vara på")
              .refersTo(ListKind.UNITS)
              .help(
                  "Enheter där eleven inte får vara (arbetar där, har en anhörig där).",
                  "Units where the student must not be (works there, a relative lives there).")
              .example("E-07; E-12"),
          optional("visitedUnits", "Tidigare enheter", "Earlier units", ListForm.IDS)
              .refersTo(ListKind.UNITS)
              .help("Enheter där eleven har varit.", "Units where the student has been.")
              .example(""),
          optional("needsSupport", "Behöver stöd", "Needs support", WordForm.YES_NO)
              .also("Stöd")
              .or(false)
              .help(
                  "Om eleven ska ha en erfaren handledare.",
                  "Whether the student should have an experienced supervisor.")
              .example("Nej", "No"),
          optional("learnsSwedish", "Lär sig svenska", "Learns Swedish", WordForm.YES_NO)
              .also("Svenska")
              .or(false)
              .help(
                  "Om eleven ska vara där ett språkombud finns.",
                  "Whether the student should be where a language coach is.")
              .example("Ja", "Yes"),
          optional("protectedIdentity", "Skyddad identitet", "Protected identity", WordForm.YES_NO)
              .or(false)
              .help(
                  "Om elevens hem är hemligt; då lämnas hemmets läge tomt.",
                  "Whether the student's home is secret; then its position is left empty.")
              .example("Nej", "No"),
          optional("preferredUnits", "Önskade enheter", "Preferred units", ListForm.IDS)
              .also("Önskemål")
              .refersTo(ListKind.UNITS)
              .help("Enheter som eleven önskar.", "Units that the student asks for.")
              .example("E-01"),
          optional("wishes", "Graderade önskemål", "Graded wishes", WishesForm.WISHES)
              .help(
                  "Enheter, verksamheter och områden med grad 1 till 10; 1 är förstahandsval.",
                  "Units, kinds of unit and areas with a grade from 1 to 10; 1 is the first"
                      + " choice.")
              .example(
                  "2: verksamhet: Hemtjänst; 3: område: norr",
                  "2: kind: Home care; 3: area: north"),
          optional("repeat", "Upprepning", "Repeating", new WordForm(Vocabularies.REPEAT))
              .help(
                  "Om elevens placeringar under terminen ska vara på olika enheter eller i olika"
                      + " verksamheter; tomt om de får vara lika.",
                  "Whether the student's placements of the term must be at different units or"
                      + " kinds of unit; empty when they may be alike.")
              .example(""),
          optional("setAside", "Åsidosatt", "Set aside", TextForms.TEXT)
              .ifUsed()
              .help(
                  "Vad som måste rättas innan eleven får nya platser; töm cellen när det är gjort.",
                  "What has to be mended before the student gets new places; empty it then.")
              .example(""));

  static final List<Column> PLACEMENTS =
      List.of(
          required("id", "Placering", "Placement", TextForms.ID)
              .also("Placering id", "Id", "Nr")
              .help("Ett nummer eller kort namn.", "A number or short name.")
              .example("P-0001"),
          required("studentId", "Elev", "Student", TextForms.ID)
              .also("Pseudonym")
              .refersTo(ListKind.STUDENTS)
              .help("En elev i bladet Elever.", "A student of the sheet Students.")
              .example("elev-q6rtc", "student-q6rtc"),
          required("kind", "Praktikform", "Kind", new WordForm(Vocabularies.PLACEMENT_KIND))
              .also("Kind of placement")
              .help("Vilken sorts praktik det är.", "What kind of placement it is.")
              .example("APL"),
          required("allowedPeriods", "Perioder", "Allowed periods", ListForm.IDS)
              .also("Tillåtna perioder", "Periods", "Möjliga perioder")
              .refersTo(ListKind.PERIODS)
              .help("De perioder som går, minst en.", "The periods it may be in, at least one.")
              .example("APL 1; APL 2"),
          optional(
                  "requiredUnitKinds",
                  "Verksamhet",
                  "Kinds of unit",
                  ListForm.of(Vocabularies.UNIT_KIND))
              .also("Verksamheter", "Verksamhetstyp", "Kind of unit")
              .help(
                  "De verksamheter som går; tomt om alla gör det.",
                  "The kinds of unit that will do; empty when all will.")
              .example("Vårdboende; Hemtjänst", "Care home; Home care"),
          optional("intensity", "Procent", "Percent", NumberForm.PERCENT)
              .also("Omfattning", "Intensitet", "Intensity")
              .or(100)
              .help("Del av heltid; en lärling 50.", "Share of full time; an apprentice 50.")
              .example("100"),
          optional("peerLearning", "Peer learning", "Peer learning", WordForm.YES_NO)
              .also("Parhandledning", "Får paras")
              .or(false)
              .help(
                  "Om eleven kan lära i par med en annan.",
                  "Whether the student may be paired with another.")
              .example("Ja", "Yes"),
          optional("assignment/supervisorId", "Handledare", "Supervisor", TextForms.ID)
              .refersTo(ListKind.SUPERVISORS)
              .help(
                  "Handledaren eleven har i planen, tillsammans med perioden.",
                  "The supervisor in the plan, together with the period.")
              .example(""),
          optional("assignment/periodId", "Period", "Period", TextForms.ID)
              .refersTo(ListKind.PERIODS)
              .help(
                  "Perioden i planen, tillsammans med handledaren.",
                  "The period in the plan, together with the supervisor.")
              .example(""),
          optional("pinned", "Låst", "Pinned", WordForm.YES_NO)
              .or(false)
              .help(
                  "Om platsen ska stå fast när planen görs om.",
                  "Whether the place must stay when the plan is made again.")
              .example(""),
          optional(
                  "published/supervisorId",
                  "Publicerad handledare",
                  "Published supervisor",
                  TextForms.ID)
              .ifUsed()
              .help("Vad skolan senast fick veta.", "What the school was last told.")
              .example(""),
          optional("published/unitId", "Publicerad enhet", "Published unit", TextForms.ID)
              .ifUsed()
              .help("Vad skolan senast fick veta.", "What the school was last told.")
              .example(""),
          optional(
                  "published/firstMonday",
                  "Publicerad första måndag",
                  "Published first Monday",
                  DateForm.DATE)
              .ifUsed()
              .help("Vad skolan senast fick veta.", "What the school was last told.")
              .example(""),
          optional("published/weeks", "Publicerade veckor", "Published weeks", NumberForm.WHOLE)
              .ifUsed()
              .help("Vad skolan senast fick veta.", "What the school was last told.")
              .example(""),
          optional("published/periodId", "Publicerad period", "Published period", TextForms.ID)
              .ifUsed()
              .help(
                  "Ur äldre underlag: perioden skolan fick veta, när dagarna inte längre är kända.",
                  "Of older data: the period that the school was told, when its days are not known"
                      + " any more.")
              .example(""),
          optional("periodWishes", "Önskade perioder", "Preferred periods", WishesForm.PERIODS)
              .help(
                  "Vilka av perioderna som är bäst, med grad 1 till 10; 1 är förstahandsval.",
                  "Which of the periods are best, with a grade from 1 to 10; 1 is the first"
                      + " choice.")
              .example("1: APL 2; 2: APL 1"),
          optional("after", "Efter", "After", ListForm.IDS)
              .also("Kommer efter")
              .refersTo(ListKind.PLACEMENTS)
              .help(
                  "Elevens placeringar som ska vara slut innan den här börjar.",
                  "The student's placements that must have ended before this one begins.")
              .example(""),
          optional(
                  "atMostWeeksApart",
                  "Högst veckor emellan",
                  "Weeks apart at most",
                  NumberForm.WHOLE)
              .help(
                  "Hur många veckor det får vara mellan dem; tomt om det inte spelar roll.",
                  "How many weeks there may be between them; empty when any number will do.")
              .example(""),
          optional("apart", "Inte tillsammans med", "Apart from", ListForm.IDS)
              .also("Inte med")
              .refersTo(ListKind.PLACEMENTS)
              .help(
                  "Placeringar som den inte ska vara på samma enhet som samtidigt.",
                  "Placements with which it must not be at one unit at the same time.")
              .example(""),
          optional("profession", "Yrke", "Profession", TextForms.ID)
              .also("Handledarens yrke", "Supervisor's profession")
              .help(
                  "Vad handledaren ska vara, av yrkena i bladet Termin; tomt om det inte spelar"
                      + " någon roll.",
                  "What the supervisor must be, of the professions in the sheet Term; empty when"
                      + " that does not matter.")
              .example(""),
          optional("setAside", "Åsidosatt", "Set aside", TextForms.TEXT)
              .ifUsed()
              .help(
                  "Vad som måste rättas innan placeringen får en plats; töm cellen när det är"
                      + " gjort.",
                  "What has to be mended before the placement gets a place; empty it then.")
              .example(""));

  static final List<Column> TRAVEL =
      List.of(
          required("studentId", "Elev", "Student", TextForms.ID)
              .refersTo(ListKind.STUDENTS)
              .help("En elev i bladet Elever.", "A student of the sheet Students.")
              .example("elev-q6rtc", "student-q6rtc"),
          required("unitId", "Enhet", "Unit", TextForms.ID)
              .refersTo(ListKind.UNITS)
              .help("En enhet i bladet Enheter.", "A unit of the sheet Units.")
              .example("E-01"),
          required("minutes", "Minuter enkel väg", "Minutes one way", NumberForm.WHOLE)
              .also("Minuter", "Minutes", "Restid")
              .help("Känd restid, i stället för en beräknad.", "A known travel time.")
              .example("25"));

  private SchoolColumns() {}
}
