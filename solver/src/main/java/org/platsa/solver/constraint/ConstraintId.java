package org.platsa.solver.constraint;

import static org.platsa.solver.constraint.ConstraintLevel.HARD;
import static org.platsa.solver.constraint.ConstraintLevel.MEDIUM;
import static org.platsa.solver.constraint.ConstraintLevel.SOFT;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every rule a plan is judged by (<i>regel</i>): the one table that the solver, the checker, the
 * explanation, the interface and the pages read.
 */
public enum ConstraintId {
  TRAINED_SUPERVISOR(
      "trainedSupervisor",
      HARD,
      1,
      "placement",
      "Handledaren saknar handledarutbildning",
      "The supervisor has no supervisor training",
      "APL, LIA och lärling kräver en handledare med steg 1–2 eller steg 3.",
      "APL, LIA and apprenticeships need a supervisor with step 1–2 or step 3."),
  PROFESSION(
      "profession",
      HARD,
      1,
      "placement",
      "Handledaren har ett annat yrke",
      "The supervisor is of another profession",
      "Placeringen kräver en handledare av ett visst yrke.",
      "The placement needs a supervisor of a certain profession."),
  SUPERVISOR_CAPACITY(
      "supervisorCapacity",
      HARD,
      1,
      "supervisor week, per started full-time trainee",
      "Handledaren har fler samtidigt än hon eller han får ha",
      "The supervisor has more trainees at the same time than allowed",
      "Per handledare och vecka: sammanlagd omfattning över 100 % gånger antalet samtidiga, i"
          + " påbörjade hundratal.",
      "Per supervisor and week: total intensity above 100 % times the simultaneous maximum, in"
          + " started hundreds."),
  SUPERVISOR_MIX(
      "supervisorMix",
      HARD,
      1,
      "supervisor week",
      "Handledaren har flera samtidigt som inte får dela handledare",
      "The supervisor has several trainees at once who may not share",
      "Två eller flera samtidigt hos en handledare, sammanlagt över 100 %, får bara finnas på"
          + " enheter med peer learning, och bara om alla har samma praktikform och får paras.",
      "Two or more at once with one supervisor, together above 100 %, only at peer-learning units,"
          + " and only if all are of one kind and may be paired."),
  UNIT_CAPACITY(
      "unitCapacity",
      HARD,
      1,
      "trainee and week",
      "Enheten har fler samtidigt än den tar emot",
      "The unit has more trainees at the same time than it takes",
      "Per enhet och vecka: antal över enhetens högsta antal samtidiga, och över platserna i vart"
          + " och ett av dess erbjudanden.",
      "Per unit and week: trainees above the unit's maximum, and above the places of each of its"
          + " offers."),
  SUPERVISOR_AVAILABLE(
      "supervisorAvailable",
      HARD,
      1,
      "placement",
      "Handledaren är inte på plats",
      "The supervisor is not there",
      "Handledaren är inte aktiv, eller är frånvarande någon av placeringens veckor.",
      "The supervisor is inactive, or absent in any week of the placement."),
  SUPERVISOR_TERM_LIMIT(
      "supervisorTermLimit",
      HARD,
      1,
      "placement",
      "Handledaren har fler under terminen än hon eller han får ha",
      "The supervisor has more placements in the term than allowed",
      "Per handledare: placeringar över terminens högsta antal.",
      "Per supervisor: placements above the term's maximum."),
  UNIT_KIND(
      "unitKind",
      HARD,
      1,
      "placement",
      "Fel verksamhetstyp",
      "The wrong kind of unit",
      "Placeringen är på en enhet av annan typ än kursen kräver.",
      "The placement is at a unit of no kind that the course requires."),
  UNIT_EXCLUDED(
      "unitExcluded",
      HARD,
      1,
      "placement",
      "Eleven får inte vara på enheten",
      "The student must not be at the unit",
      "Eleven arbetar där eller har en anhörig där.",
      "The student works there or a relative lives there."),
  UNIT_CLOSED(
      "unitClosed",
      HARD,
      1,
      "placement",
      "Enheten tar inte emot då",
      "The unit is not open then",
      "Enheten erbjuder ingen plats för praktikformen någon av placeringens veckor.",
      "The unit offers no place for the kind in some week of the placement."),
  UNIT_REQUIREMENT(
      "unitRequirement",
      HARD,
      1,
      "missing requirement",
      "Eleven saknar något som enheten kräver",
      "The student lacks something that the unit requires",
      "Till exempel körkort i hemtjänsten.",
      "A driving licence in home care, for example."),
  PERIOD_ALLOWED(
      "periodAllowed",
      HARD,
      1,
      "placement",
      "Fel period",
      "The wrong period",
      "Placeringen ligger i en period som skolan inte har angett.",
      "The placement is in a period that the provider did not allow."),
  STUDENT_OVERLAP(
      "studentOverlap",
      HARD,
      1,
      "pair of placements",
      "Eleven är på två ställen samtidigt",
      "The student is in two places at once",
      "Två av elevens placeringar har en vecka gemensamt där eleven har mer än 100 %.",
      "Two of the student's placements share a week in which the student has more than 100 %."),
  PLACEMENT_ORDER(
      "placementOrder",
      HARD,
      1,
      "pair of placements",
      "Elevens placeringar ligger i fel ordning",
      "The student's placements are in the wrong order",
      "Två av elevens placeringar där den ena ska komma efter den andra, och inte gör det eller"
          + " kommer för långt efter.",
      "Two of the student's placements of which one must come after the other, and does not or"
          + " comes too late after it."),
  NO_REPEAT(
      "noRepeat",
      HARD,
      1,
      "pair of placements",
      "Eleven kommer tillbaka till samma enhet eller verksamhet",
      "The student comes back to the same unit or kind of unit",
      "Två av elevens placeringar på samma enhet eller samma slags enhet, där utbildningen inte"
          + " tillåter det.",
      "Two of the student's placements at one unit, or at units of one kind, where the course does"
          + " not allow it."),
  APART(
      "apart",
      HARD,
      1,
      "pair of placements",
      "Två som inte ska vara tillsammans är på samma enhet",
      "Two who must not be together are at one unit",
      "Två placeringar som ska hållas isär är på samma enhet någon vecka.",
      "Two placements that must be kept apart are at one unit in some week."),
  TRAVEL_LIMIT(
      "travelLimit",
      HARD,
      1,
      "placement",
      "Över 90 minuters resa",
      "More than 90 minutes of travel",
      "Resan är längre än 90 minuter enkel väg.",
      "The way there takes more than 90 minutes."),
  UNPLACED(
      "unplaced",
      MEDIUM,
      1,
      "placement, by tier and kind",
      "Utan plats",
      "Without a place",
      "Per placering utan plats: utbildarens prioritet (10, 6 eller 3) gånger praktikformens (3, 2"
          + " eller 1).",
      "Per placement without a place: the provider's priority (10, 6 or 3) times the kind's (3, 2"
          + " or 1)."),
  TRIAL_QUOTA(
      "trialQuota",
      MEDIUM,
      60,
      "missing guaranteed place",
      "En utbildare på prov får färre platser än den är lovad",
      "A provider on trial gets fewer places than it is promised",
      "Per plats som saknas till de garanterade, eller till de begärda om de är färre.",
      "Per place that is missing to the guaranteed ones, or to those asked for, if fewer."),
  UNIT_SPREAD(
      "unitSpread",
      SOFT,
      60,
      "squared placements per trained supervisor",
      "Jämn fördelning mellan enheterna",
      "Even spread over the units",
      "Per enhet: antalet placeringar i kvadrat delat med antalet aktiva utbildade handledare.",
      "Per unit: placements squared, divided by its active trained supervisors."),
  SUPERVISOR_ROTATION(
      "supervisorRotation",
      SOFT,
      8,
      "placements times (placements + twice the recent ones)",
      "Uppdraget går runt bland handledarna",
      "The task goes round among the supervisors",
      "Per handledare: n × (n + 2h), där n är terminens placeringar och h de två förra"
          + " terminernas.",
      "Per supervisor: n × (n + 2h), with n placements this term and h in the two terms before."),
  PEER_PAIR(
      "peerPair",
      SOFT,
      60,
      "placement without a partner",
      "Par vid peer learning",
      "Pairs for peer learning",
      "Per placering som får paras men inte har någon partner hos samma handledare i samma period"
          + " på en enhet med peer learning.",
      "Per placement that may be paired but has no partner with the same supervisor in the same"
          + " period at a peer-learning unit."),
  TRAVEL(
      "travel",
      SOFT,
      1,
      "minute",
      "Kort resa",
      "Short travel",
      "Minuter enkel väg, och tre till för varje minut över 45.",
      "Minutes one way, and three more for each minute above 45."),
  PREFERENCE(
      "preference",
      SOFT,
      15,
      "grade from the first choice",
      "Elevens önskemål om enhet",
      "The student's preferred units",
      "Per placering: 0 för ett förstahandsval, ett mer för varje grad därefter, och som den sista"
          + " grad eleven har angett för enheter som eleven inte har önskat.",
      "Per placement: 0 for a first choice, one more for each grade after it, and as the last grade"
          + " that the student named for units that the student did not ask for."),
  PERIOD_PREFERENCE(
      "periodPreference",
      SOFT,
      15,
      "grade from the first choice",
      "Önskemål om period",
      "The preferred periods",
      "Per placering: 0 i en period som är förstahandsval, ett mer för varje grad därefter, och som"
          + " den sista angivna graden i perioder som ingen har önskat.",
      "Per placement: 0 in a period of first choice, one more for each grade after it, and as the"
          + " last grade named in periods that nobody asked for."),
  REVISIT(
      "revisit",
      SOFT,
      20,
      "placement",
      "En ny enhet varje gång",
      "A new unit each time",
      "Per placering på en enhet där eleven redan har varit, förr eller tidigare under terminen.",
      "Per placement at a unit where the student has been before, in earlier terms or in this"
          + " one."),
  SUPPORT(
      "support",
      SOFT,
      40,
      "step away from a step 3 supervisor",
      "Erfaren handledare åt den som behöver stöd",
      "An experienced supervisor for those who need support",
      "0 hos en handledare med steg 3, 1 på en enhet som har en aktiv sådan, annars 2.",
      "0 with a step 3 supervisor, 1 at a unit that has an active one, otherwise 2."),
  LANGUAGE(
      "language",
      SOFT,
      25,
      "placement",
      "Språkombud åt den som lär sig svenska",
      "A language coach for those who learn Swedish",
      "Per placering av en elev som lär sig svenska på en enhet utan språkombud.",
      "Per placement of a learner of Swedish at a unit without a language coach."),
  PROVIDER_FAIRNESS(
      "providerFairness",
      SOFT,
      100,
      "squared unplaced per asked for",
      "Rättvist mellan utbildarna",
      "Fair between the providers",
      "Per utbildare: antalet utan plats i kvadrat delat med antalet begärda.",
      "Per provider: the unplaced squared, divided by those asked for."),
  STABILITY(
      "stability",
      SOFT,
      200,
      "change from the published plan",
      "Få ändringar mot den publicerade planen",
      "Few changes from the published plan",
      "Per publicerad placering: 3 om enhet eller veckor ändras eller platsen försvinner, annars 1"
          + " om handledaren ändras.",
      "Per published placement: 3 if its unit or weeks change or it loses its place, else 1 if its"
          + " supervisor changes.");

  private static final Map<String, ConstraintId> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ConstraintId::id, Function.identity()));

  private final String id;
  private final ConstraintLevel level;
  private final int defaultWeight;
  private final String unit;
  private final String nameSv;
  private final String nameEn;
  private final String descriptionSv;
  private final String descriptionEn;

  ConstraintId(
      String id,
      ConstraintLevel level,
      int defaultWeight,
      String unit,
      String nameSv,
      String nameEn,
      String descriptionSv,
      String descriptionEn) {
    this.id = id;
    this.level = level;
    this.defaultWeight = defaultWeight;
    this.unit = unit;
    this.nameSv = nameSv;
    this.nameEn = nameEn;
    this.descriptionSv = descriptionSv;
    this.descriptionEn = descriptionEn;
  }

  /** The rule with this id as in documents, if there is one. */
  public static Optional<ConstraintId> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The id in documents, such as {@code unitSpread}. */
  public String id() {
    return id;
  }

  public ConstraintLevel level() {
    return level;
  }

  /** What one unit of breach costs unless the problem says otherwise; see {@link #unit()}. */
  public int defaultWeight() {
    return defaultWeight;
  }

  /** What the weight is counted per, in English. */
  public String unit() {
    return unit;
  }

  /** The rule's name in Swedish: a few words without a full stop. */
  public String nameSv() {
    return nameSv;
  }

  /** The rule's name in English: a few words without a full stop. */
  public String nameEn() {
    return nameEn;
  }

  /** What the rule counts, in Swedish: a sentence. */
  public String descriptionSv() {
    return descriptionSv;
  }

  /** What the rule counts, in English: a sentence. */
  public String descriptionEn() {
    return descriptionEn;
  }

  /** Whether a problem may set the weight: only of soft rules. */
  public boolean weightMayBeSet() {
    return level == SOFT;
  }

  /**
   * The weight in force: the problem's own, or the default.
   *
   * @param weights those that the problem sets, by id
   */
  public int weight(Map<String, Integer> weights) {
    return weightMayBeSet() ? weights.getOrDefault(id, defaultWeight) : defaultWeight;
  }
}
