package org.platsa.api.workbook;

import static org.platsa.api.workbook.Vocabulary.entry;
import static org.platsa.api.workbook.Vocabulary.likely;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;

/** The words of every coded value. */
final class Vocabularies {
  static final Vocabulary UNIT_KIND =
      new Vocabulary(
          List.of(
              likely(
                  entry(
                      UnitKind.CARE_HOME.name(),
                      "Vårdboende",
                      "Care home",
                      "Särskilt boende",
                      "Säbo"),
                  "Äldreboende",
                  "Demensboende",
                  "Boende",
                  "Nursing home"),
              likely(
                  entry(UnitKind.HOME_CARE.name(), "Hemtjänst", "Home care"),
                  "Hemvård",
                  "Hemsjukvård"),
              likely(
                  entry(UnitKind.GROUP_HOME.name(), "Gruppbostad LSS", "Group home", "Gruppbostad"),
                  "LSS",
                  "Servicebostad"),
              likely(
                  entry(UnitKind.DAILY_ACTIVITY.name(), "Daglig verksamhet", "Daily activity"),
                  "DV",
                  "Dagverksamhet"),
              likely(
                  entry(UnitKind.PSYCHIATRY.name(), "Socialpsykiatri", "Psychiatry"),
                  "Psykiatri",
                  "Boendestöd"),
              likely(
                  entry(
                      UnitKind.SHORT_TERM_CARE.name(),
                      "Korttidsboende",
                      "Short-term care",
                      "Korttids"),
                  "Korttidsvård",
                  "Växelvård")));

  static final Vocabulary TRAINING =
      new Vocabulary(
          List.of(
              likely(
                  entry(Training.NONE, "Ingen", "None", "Saknas", "Nej", "0"),
                  "Steg 0",
                  "Outbildad"),
              likely(
                  entry(
                      Training.STEP_1_2,
                      "Steg 1–2",
                      "Step 1–2",
                      "1–2",
                      "Steg 1 och 2",
                      "Steps 1 and 2",
                      "Handledare steg 1–2"),
                  "Steg 1",
                  "Steg 2",
                  "1",
                  "2",
                  "Ja"),
              entry(Training.STEP_3, "Steg 3", "Step 3", "3", "Handledare steg 3")));

  static final Vocabulary TIER =
      new Vocabulary(
          List.of(
              likely(
                  entry(
                      ProviderTier.COLLEGE_MEMBER,
                      "Certifierad",
                      "College member",
                      "Certified",
                      "Medlem"),
                  "VO-College"),
              entry(ProviderTier.TRIAL, "Provcertifierad", "Trial", "On trial"),
              entry(ProviderTier.OTHER, "Övrig", "Other", "Övriga", "Annan")));

  static final Vocabulary PLACEMENT_KIND =
      new Vocabulary(
          List.of(
              likely(
                  entry(PlacementKind.APL.name(), "APL", "APL (workplace-based learning)"),
                  "APL USK",
                  "USK",
                  "Praktik"),
              likely(
                  entry(PlacementKind.PRAO.name(), "PRAO", "PRAO (work orientation)"),
                  "PRYO",
                  "Prao 8"),
              entry(PlacementKind.LIA.name(), "LIA", "LIA (learning at work)"),
              likely(
                  entry(
                      PlacementKind.APPRENTICESHIP.name(),
                      "Lärling",
                      "Apprenticeship",
                      "Lärlingsplats",
                      "Apprentice"),
                  "GYL"),
              entry(
                  PlacementKind.VFU.name(),
                  "VFU",
                  "VFU (practice of a university programme)",
                  "Verksamhetsförlagd utbildning")));

  static final Vocabulary TRANSPORT =
      new Vocabulary(
          List.of(
              likely(
                  entry(Transport.PUBLIC, "Kollektivtrafik", "Public transport", "Kollektivt"),
                  "Buss",
                  "Tåg",
                  "Bus",
                  "Train",
                  "Tram",
                  "Spårvagn"),
              likely(entry(Transport.CAR, "Bil", "Car"), "Moped", "Skjuts", "Motorcykel"),
              likely(entry(Transport.BICYCLE, "Cykel", "Bicycle", "Cyklar"), "Elcykel", "Bike"),
              likely(entry(Transport.WALK, "Till fots", "On foot", "Gång"), "Går", "Promenad")));

  static final Vocabulary REPEAT =
      new Vocabulary(
          List.of(
              entry(Repeat.ALLOWED, "Får upprepas", "May repeat", "Ja", "Yes"),
              entry(Repeat.NOT_UNIT, "Ny enhet", "A new unit", "Ny enhet varje gång"),
              entry(
                  Repeat.NOT_UNIT_KIND,
                  "Ny verksamhet",
                  "A new kind of unit",
                  "Ny verksamhet varje gång")));

  static final Vocabulary YES_NO =
      new Vocabulary(
          List.of(
              entry("true", "Ja", "Yes", "J", "Y", "X", "1", "Sant"),
              entry("false", "Nej", "No", "N", "0", "Falskt")));

  /** Rules whose weight may be set, by their names. */
  static final Vocabulary RULE =
      new Vocabulary(
          Arrays.stream(ConstraintId.values())
              .filter(ConstraintId::weightMayBeSet)
              .map(rule -> entry(rule.id(), rule.nameSv(), rule.nameEn()))
              .toList());

  /** Licences and requirements are words of the document's maker; this one has a usual name. */
  static final Vocabulary LICENCE =
      new Vocabulary(List.of(entry("DRIVING_LICENCE", "Körkort", "Driving licence", "B-körkort")));

  private static final List<Vocabulary> ALL =
      List.of(UNIT_KIND, TRAINING, TIER, PLACEMENT_KIND, TRANSPORT, REPEAT);

  private Vocabularies() {}

  /** The words of a code of any coded value, such as CARE_HOME. */
  static Optional<Words> ofCode(String code) {
    return Stream.concat(ALL.stream(), Stream.of(RULE))
        .flatMap(vocabulary -> vocabulary.words(code).stream())
        .findFirst();
  }
}
