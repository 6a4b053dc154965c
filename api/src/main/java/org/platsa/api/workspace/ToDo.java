package org.platsa.api.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.RoundInShort;

/**
 * Something to be done in a term (<i>att göra</i>).
 *
 * @param kind what
 * @param count of how many, where that is told
 * @param about the problem, run or draft that it is about
 * @param textSv in Swedish
 * @param textEn in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ToDo", description = "Something to be done in a term.")
public record ToDo(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
    @Schema(description = "Of how many, where that is told.", example = "4")
        @Nullable Integer count,
    @Schema(
            description = "The problem, run or draft that it is about.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        UUID about,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String textSv,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String textEn) {
  /** What is to be done. */
  public enum Kind {
    /** A run is under way: see how it goes. */
    FOLLOW_RUN,
    /** The newest run failed: see why, and start another. */
    SEE_FAILURE,
    /** The data has changed since the plan was made: plan again. */
    PLAN_AGAIN,
    /** Something looks wrong in the data. */
    SEE_WARNINGS,
    /** There is no plan: start a run. */
    PLAN,
    /** Some have no place. */
    SEE_UNPLACED,
    /** Somebody has changed a draft since the plan was made. */
    GO_ON_WITH_DRAFT,
    /** Everybody has a place: look at the plan. */
    SEE_PLAN,
    /** The providers have not been sent the plan. */
    PUBLISH,
    /**
     * Providers have declined places or withdrawn students, or the data has changed since the plan
     * was published: mend the plan.
     */
    MEND,
    /** Places wait for answers. */
    SEE_ANSWERS,
    /** Everything is agreed. */
    SEE_AGREED
  }

  static ToDo followRun(UUID run) {
    return new ToDo(
        Kind.FOLLOW_RUN,
        null,
        run,
        "Planeringen pågår. Den bästa planen hittills sparas hela tiden.",
        "Planning is under way. The best plan so far is always kept.");
  }

  static ToDo seeFailure(UUID run) {
    return new ToDo(
        Kind.SEE_FAILURE,
        null,
        run,
        "Planeringen misslyckades. Se varför och starta den igen.",
        "Planning failed. See why, and start it again.");
  }

  static ToDo planAgain(UUID problem) {
    return new ToDo(
        Kind.PLAN_AGAIN,
        null,
        problem,
        "Underlaget har ändrats sedan planen gjordes. Planera om.",
        "The data has changed since the plan was made. Plan again.");
  }

  static ToDo seeWarnings(UUID problem, int count) {
    return new ToDo(
        Kind.SEE_WARNINGS,
        count,
        problem,
        (count == 1 ? "En sak" : count + " saker") + " i underlaget ser fel ut.",
        (count == 1 ? "One thing looks" : count + " things look") + " wrong in the data.");
  }

  static ToDo plan(UUID problem) {
    return new ToDo(
        Kind.PLAN,
        null,
        problem,
        "Underlaget är inläst. Starta planeringen.",
        "The data has been read. Start planning.");
  }

  static ToDo seeUnplaced(UUID run, int count) {
    return new ToDo(
        Kind.SEE_UNPLACED,
        count,
        run,
        count + (count == 1 ? " elev har ingen plats." : " elever har ingen plats."),
        count + (count == 1 ? " student has no place." : " students have no place."));
  }

  static ToDo goOnWithDraft(UUID draft, String name) {
    return new ToDo(
        Kind.GO_ON_WITH_DRAFT,
        null,
        draft,
        "Utkastet ”" + name + "” har ändrats sedan planen gjordes.",
        "The draft '" + name + "' has been changed since the plan was made.");
  }

  static ToDo seePlan(UUID run) {
    return new ToDo(
        Kind.SEE_PLAN,
        null,
        run,
        "Alla elever har en plats. Granska planen.",
        "Every student has a place. Look through the plan.");
  }

  static ToDo publish(UUID run, @Nullable RoundInShort last) {
    return new ToDo(
        Kind.PUBLISH,
        null,
        run,
        last == null
            ? "Utbildarna har inte fått planen. Publicera den."
            : "Planen är en annan än den som utbildarna fick senast. Publicera den.",
        last == null
            ? "The providers have not been sent the plan. Publish it."
            : "The plan is another than the providers were sent last. Publish it.");
  }

  static ToDo mend(UUID publication, int count) {
    return new ToDo(
        Kind.MEND,
        count,
        publication,
        (count == 1
                ? "En plats är avböjd eller tillbakadragen"
                : count + " platser är avböjda" + " eller tillbakadragna")
            + ". Laga planen.",
        (count == 1 ? "One place is" : count + " places are")
            + " declined or withdrawn. Mend the plan.");
  }

  static ToDo mendData(UUID publication) {
    return new ToDo(
        Kind.MEND,
        null,
        publication,
        "Underlaget har ändrats sedan planen publicerades, till exempel en frånvaro. Laga planen,"
            + " så flyttas så få som möjligt.",
        "The data has changed since the plan was published, such as an absence. Mend the plan, so"
            + " that as few as possible are moved.");
  }

  static ToDo seeAnswers(RoundInShort round) {
    int waiting = round.answers().waiting();
    return new ToDo(
        Kind.SEE_ANSWERS,
        waiting,
        round.publicationId(),
        (waiting == 1 ? "En plats väntar på svar" : waiting + " platser väntar på svar")
            + (round.over() ? ", och svarstiden är ute." : ", senast " + round.answerBy() + "."),
        (waiting == 1 ? "One place waits for an answer" : waiting + " places wait for answers")
            + (round.over() ? ", and the time is over." : ", by " + round.answerBy() + "."));
  }

  static ToDo seeAgreed(RoundInShort round) {
    return new ToDo(
        Kind.SEE_AGREED,
        null,
        round.publicationId(),
        "Alla platser är överenskomna med utbildarna.",
        "Every place is agreed with the providers.");
  }
}
