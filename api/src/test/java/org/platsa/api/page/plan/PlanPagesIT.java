package org.platsa.api.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The plan by hand: why somebody is where they are, and moving them on the board and in the list.
 */
@BrowserTest
class PlanPagesIT {
  private static final String PLAN = "/terms/VT2023/plan";

  /** A part of the board, for what does not ask for all of it. */
  private static final String BOARD = PLAN + "?view=board&area=VARDBOENDE_NORR";

  /** With a plan, made by the first test and never changed: what is done is done in drafts. */
  private static @Nullable UUID department;

  private final InvitedPeople people;
  private final DirectDatabase db;
  private final SettableClock clock;

  @Autowired
  PlanPagesIT(Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
    this.clock = clock;
  }

  @Test
  void whySomebodyIsWhereTheyAreIsToldByKeyboardAndByAddress(Window window) {
    planned(window, "sv");
    window.open(PLAN);
    assertThat(window.heading()).isEqualTo("Plan");
    window.look("plan-board");

    window.page().locator(".board [tabindex='0']").focus();
    window.keys("ArrowDown", "ArrowDown", "ArrowRight");
    toSomebody(window);
    String chosen = focusedPlacement(window);
    window.keys("Enter");
    window.page().locator("#why-title").waitFor();

    assertThat(window.path()).contains("placement=" + chosen);
    assertThat(window.page().locator("#plan-why").innerText())
        .contains("Varför här?", "Därför", "Näst bästa platser", "mer");
    assertThat(focusedPlacement(window)).isEqualTo(chosen);
    window.page().waitForFunction("() => document.getElementById('plan-says').textContent !== ''");
    assertThat(said(window)).contains("Varför här?");
    window.look("plan-board-why");
    window.page().reload();
    assertThat(window.page().locator("#why-title").innerText()).contains("Varför här?");

    window.keys("Tab");
    window.page().locator(".board [tabindex='0']").focus();
    window.keys("End");
    assertThat(focusedCell(window)).contains("13");
    window.keys("Control+Home");
    assertThat(focusedRow(window)).isEqualTo("unplaced");
    window.keys("PageDown");
    assertThat(focusedRow(window)).isNotEqualTo("unplaced");
  }

  @Test
  void somebodyIsLiftedAndDroppedByKeyboardAndItIsUndoneAfterAReload(Window window) {
    planned(window, "sv");
    window.open(BOARD);
    beginDraft(window, "Ändra för hand", "Nytt utkast");
    assertThat(window.text()).contains("Utkast", "inget ändrat");
    String cost = cost(window);
    liftSomebodyWithAChoice(window);
    String who = window.page().locator(".chip.lifted").getAttribute("data-p");
    window
        .page()
        .waitForFunction(
            "() => document.getElementById('plan-says').textContent.includes('Bästa')");
    assertThat(said(window)).contains("Lyft. Bästa platsen är", "mellanslag släpper");
    window.look("plan-lifted");
    window.keys("Escape");
    assertThat(focusedPlacement(window)).isEqualTo(who);
    assertThat(window.page().locator(".cell[data-price]").count()).isZero();

    window.keys("Space");
    window.page().locator(".cell.best").first().waitFor();
    window.keys("n");
    window
        .page()
        .waitForFunction(
            "() => document.getElementById('plan-says').textContent.includes('plats 1 av')");
    window.keys("Space");
    toast(window, "är nu på");

    assertThat(window.page().locator(".toast").innerText()).contains("Ångra");
    assertThat(window.text()).contains("en ändring");
    assertThat(chip(window, who).getAttribute("class")).contains("changed");
    assertThat(focusedPlacement(window)).isEqualTo(who);
    assertThat(cost(window)).isNotEqualTo(cost);
    window.look("plan-moved");

    window.page().reload();
    window.page().locator(".board [tabindex='0']").focus();
    window.keys("Control+z");
    toast(window, "Ångrat");
    assertThat(window.text()).contains("inget ändrat");
    assertThat(cost(window)).isEqualTo(cost);
    assertThat(chip(window, who).getAttribute("class")).doesNotContain("changed");
    window.keys("Control+y");
    window.page().locator("text=Gjort om").first().waitFor();
    assertThat(chip(window, who).getAttribute("class")).contains("changed");

    chip(window, who).focus();
    window.keys("l");
    window.page().locator("text=är låst").first().waitFor();
    assertThat(chip(window, who).getAttribute("class")).contains("pinned");
    window.keys("u");
    window.page().locator("text=har ingen plats nu").first().waitFor();
    assertThat(focusedRow(window)).isEqualTo("unplaced");
    window.keys("Enter");
    window.page().locator("#why-title").waitFor();
    assertThat(window.page().locator("#plan-why").innerText())
        .contains("Varför ingen plats?", "handledare finns i rätt verksamhet");
    window.look("plan-why-no-place");
    window.keys("m");
    window.page().waitForFunction("() => document.activeElement.id === 'why-title'");
    window.look("plan-places");
  }

  @Test
  void somebodyIsDraggedToACellAndBackWithTheMouse(Window window) {
    planned(window, "sv");
    window.open(BOARD);
    liftSomebodyWithAChoice(window);
    String who = window.page().locator(".chip.lifted").getAttribute("data-p");
    window.keys("Escape");
    Locator chip = chip(window, who);
    Page page = window.page();
    page.mouse().move(middle(chip).x, middle(chip).y);
    page.mouse().down();
    page.mouse()
        .move(middle(chip).x + 20, middle(chip).y + 12, new Mouse.MoveOptions().setSteps(4));
    page.locator(".board-ghost").waitFor();
    page.locator(".cell[data-price].best, .cell[data-price].possible").first().waitFor();
    Locator cell = pricedCell(page);
    page.mouse().move(middle(cell).x, middle(cell).y, new Mouse.MoveOptions().setSteps(6));
    page.locator(".cell.over").waitFor();
    assertThat(page.locator(".board-ghost .tip").innerText()).isNotBlank();
    page.mouse().up();
    page.locator(".toast").waitFor();

    assertThat(window.path()).contains("draft=");
    assertThat(window.text()).contains("Utkast", "en ändring");
    assertThat(chip(window, who).getAttribute("class")).contains("changed");
    page.locator(".toast button").click();
    page.locator("text=inget ändrat").first().waitFor();
    assertThat(chip(window, who).getAttribute("class")).doesNotContain("changed");

    window.offline(true);
    page.locator("#plan-offline").waitFor();
    chip(window, who).focus();
    window.keys("l");
    page.locator("#plan-failed").waitFor();
    assertThat(chip(window, who).getAttribute("class")).doesNotContain("pinned");
    window.photographAsItIs("plan-offline");
    window.offline(false);
    page.waitForFunction(
        "() => ['plan-offline', 'plan-failed'].every(id => document.getElementById(id).hidden)");
    window.keys("l");
    toast(window, "är låst");
  }

  @Test
  void severalAreChosenAndMovedTogetherByKeyboardAndTakenBackAtOnce(Window window) {
    planned(window, "sv");
    window.open(BOARD);
    beginDraft(window, "Ändra för hand", "Nytt utkast");
    focusSomebody(window);
    String first = focusedPlacement(window);
    Locator chips = window.page().locator(".board tbody tr[data-unit] .chip");
    for (int i = 0; i < 3; i++) {
      chips.nth(i).focus();
      window.keys("x");
    }
    window.keys("Shift+ArrowDown");
    int chosen = window.page().locator(".board .chip.chosen").count();
    assertThat(chosen).isGreaterThanOrEqualTo(3);
    assertThat(window.page().locator("#plan-several [data-count]").innerText())
        .isEqualTo(chosen + " valda");
    assertThat(chip(window, first).getAttribute("aria-label")).endsWith(", vald");
    window.look("plan-chosen");

    chip(window, first).focus();
    window.keys("Space");
    window.page().locator(".cell[data-price]").first().waitFor();
    assertThat(window.page().locator(".chip.lifted").count()).isEqualTo(chosen);
    window.keys("ArrowDown", "ArrowRight");
    window
        .page()
        .waitForFunction(
            "() => document.querySelector('[data-preview]').textContent.includes('Kostnad')");
    window.look("plan-lifted-several");
    window.keys("Space");
    toast(window, chosen + " elever är nu på");
    assertThat(window.page().locator(".toast").innerText()).contains("Ångra");
    assertThat(window.text()).contains("en ändring");
    window.keys("Control+z");
    window.page().locator("text=Ångrat").first().waitFor();
    assertThat(window.text()).contains("inget ändrat");

    chip(window, first).focus();
    window.keys("l");
    window.page().locator("text=elever är låsta").first().waitFor();
    assertThat(window.page().locator(".chip.chosen.pinned").count()).isEqualTo(chosen);
    window.press("Flytta till …");
    window.page().locator("text=Dit alla kan flyttas").waitFor();
    assertThat(window.page().locator("#why-title").innerText())
        .isEqualTo("Flytta " + chosen + " elever");
    window.look("plan-move-several");
    window.press("Välj ingen");
    assertThat(window.page().locator(".chip.chosen").count()).isZero();
  }

  @Test
  void aBoxOfTheMouseAndClicksWithAKeyChooseSeveralAndTheyAreDraggedTogether(Window window) {
    planned(window, "en");
    window.open(BOARD);
    Page page = window.page();
    List<Locator> chips = page.locator(".board tbody tr[data-unit] .chip").all();
    chips.get(0).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
    assertThat(page.locator(".chip.chosen").count()).isOne();
    assertThat(window.path()).doesNotContain("placement=");
    chips.get(2).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.locator(".chip.chosen").count()).isGreaterThan(1);
    window.keys("Escape");
    assertThat(page.locator(".chip.chosen").count()).isZero();

    BoundingBox from = page.locator(".board tbody tr[data-unit]").first().boundingBox();
    page.mouse().move(from.x + 800, from.y + from.height - 2);
    page.mouse().down();
    page.mouse().move(from.x + 215, from.y + 140, new Mouse.MoveOptions().setSteps(5));
    page.locator(".board-box").waitFor();
    page.mouse().up();
    int chosen = page.locator(".chip.chosen").count();
    assertThat(chosen).isGreaterThan(1);

    Locator one = page.locator(".board tr[data-unit] .chip.chosen").first();
    page.mouse().move(middle(one).x, middle(one).y);
    page.mouse().down();
    page.mouse().move(middle(one).x + 30, middle(one).y + 14, new Mouse.MoveOptions().setSteps(4));
    page.locator(".board-ghost .more-lifted").waitFor();
    assertThat(page.locator(".board-ghost .more-lifted").innerText()).isEqualTo("+" + (chosen - 1));
    page.locator(".cell[data-price]").first().waitFor();
    window.photographAsItIs("plan-drag-several-en");
    window.keys("Escape");
    page.mouse().up();
    assertThat(page.locator(".chip.lifted").count()).isZero();
    page.locator("#plan-several").getByText("Take the places away").click();
    toast(window, chosen + " students have no place now");
  }

  @Test
  void withoutAScriptSeveralAreMarkedInTheListMovedAndLocked(Window window) {
    planned(window, "sv");
    window.withoutScript().signIn(coordinator("Bo Ek", "sv"));
    window.open(PLAN + "?view=list&sort=unit&only=SUPPORT");
    window.page().locator("input[name=chosen]").first().check();
    window.page().locator("input[name=chosen]").last().check();
    window.look("plan-list-chosen");
    window.press("Flytta till …");
    assertThat(window.text()).contains("Flytta 2 elever", "Dit alla kan flyttas");
    // The dearest, since somebody may be at the best already.
    window.page().locator(".options button").last().click();
    assertThat(window.text()).contains("2 elever är nu på", "ändring");
    window.page().locator(".toast button").click();
    assertThat(window.text()).contains("inget ändrat");
    window.press("Lås");
    assertThat(window.text()).contains("Det gick inte.", "Välj minst en elev först.");
  }

  @Test
  void aDraftIsPlannedOnFromComparedWithWhatCameOfItAndDeleted(Window window) {
    planned(window, "sv");
    window.open(BOARD);
    beginDraft(window, "Ändra för hand", "Nytt utkast");
    String name = window.page().locator(".plan-head .sub").innerText().split(",")[0];
    focusSomebody(window);
    String stays = focusedPlacement(window);
    window.keys("l");
    window.page().locator("text=är låst").first().waitFor();
    // Who is without a place gets one, so that the plans differ however soon the run is stopped.
    window.keys("ArrowDown");
    toSomebody(window);
    window.keys("u");
    window.page().locator("text=har ingen plats nu").first().waitFor();
    window.follow("Planera om härifrån");
    assertThat(window.heading()).isEqualTo("Planera om härifrån");
    assertThat(window.page().locator("#replan-pinned").innerText()).isEqualTo("1");
    assertThat(window.text()).contains(name, "Utkastet finns kvar som det är.");
    window.look("plan-replan");
    window.page().getByLabel("10 sekunder").check();
    window.press("Starta");
    assertThat(window.heading()).isEqualTo("Planera");
    assertThat(window.text()).contains("ett utkast med dess låsta");
    window.page().locator("#chart canvas").waitFor();
    window.press("Stoppa och behåll den bästa");
    window.page().locator("text=Jämför med utkastet").first().waitFor();
    window.look("plan-replanned");

    window.follow("Jämför med utkastet");
    assertThat(window.page().locator("#plan-a option:checked").innerText()).contains(name);
    assertThat(window.text()).contains("Regel för regel");
    window.look("compare-draft");
    window.page().getByText("Visa B på tavlan").click();
    assertThat(window.text()).contains("Jämförs med " + name);
    window.open(window.path().replace("&only=CHANGED", "") + "&view=list&search=" + stays);
    assertThat(window.text()).contains("låst");
    window.open(window.path().replaceFirst("&view=.*", "&view=board&area=VARDBOENDE_NORR"));
    window.look("plan-against");

    window.page().locator(".drafts > summary").click();
    window.look("plan-drafts");
    window
        .page()
        .getByLabel("Ta bort " + name, new Page.GetByLabelOptions().setExact(true))
        .click();
    assertThat(window.text()).contains("med 2 ändringar försvinner för alla");
    window.look("plan-draft-delete");
    window.page().locator(".delete-draft[open] button").click();
    assertThat(window.text()).contains(name + " är borttaget.");
  }

  @Test
  void whoComesSecondIsToldWhatTheOtherDidAndLosesNothing(Window anna, Window bo) {
    planned(anna, "sv");
    anna.open(BOARD);
    beginDraft(anna, "Ändra för hand", "Nytt utkast");
    String path = anna.path();
    bo.signIn(coordinator("Bo Ek", "sv")).open(path);
    focusSomebody(bo);
    String boMoves = focusedPlacement(bo);
    focusSomebody(anna);
    anna.keys("ArrowDown");
    toSomebody(anna);
    String annaLocks = focusedPlacement(anna);
    anna.keys("l");
    anna.page().locator("text=är låst").first().waitFor();

    bo.keys("u");
    bo.page().locator("#plan-conflict").waitFor();

    assertThat(bo.text())
        .contains("Din flytt gjordes inte", "Samordnare Ek låste eller låste upp " + annaLocks)
        .doesNotContain("har ingen plats nu");
    assertThat(chip(bo, annaLocks).getAttribute("class")).contains("pinned");
    bo.look("plan-conflict");
    bo.press("Gör min ändå");
    bo.page().locator("text=har ingen plats nu").first().waitFor();
    assertThat(bo.page().locator("tr.unplaced .chip[data-p='" + boMoves + "']").count()).isOne();
    assertThat(chip(bo, annaLocks).getAttribute("class")).contains("pinned");
  }

  @Test
  void whatABrokenRuleIsIsNamedAndListed(Window window) {
    planned(window, "en");
    window.open(BOARD);
    beginDraft(window, "Change by hand", "New draft");
    focusSomebody(window);
    String who = focusedPlacement(window);
    window.keys("m");
    window.page().locator("text=Every place").waitFor();
    assertThat(window.page().locator(".options li.breaks").count()).isZero();
    window.page().locator("#plan-why a[href*='breaking=true']").click();
    window.page().locator(".options li.breaks button").first().click();
    window.page().locator("#plan-notices .notice.bad").first().waitFor();

    assertThat(window.page().locator("#plan-notices").innerText())
        .contains("broken rule", "Move " + who);
    // Wherever that is.
    window.open(window.path().replace("&area=VARDBOENDE_NORR", ""));
    assertThat(chip(window, who).getAttribute("class")).contains("broken");
    window.look("plan-broken-en");
    window.follow("Show only these");
    window.page().waitForURL("**only=BROKEN**");
    window.page().locator("text=Shows").first().waitFor();
    window.look("plan-only-broken-en");

    window.page().locator(".mend-moves button").first().click();
    toast(window, "is at ");
    assertThat(window.page().locator("#plan-notices .notice.bad").count()).isZero();
    window.page().locator(".toast button").click();
    window.page().locator(".mend-moves button").first().waitFor();
  }

  @Test
  void withoutAScriptOneIsToldWhyMovesSwapsAndUndoes(Window window) {
    planned(window, "sv");
    window.withoutScript().signIn(coordinator("Bo Ek", "sv"));
    window.open(PLAN + "?view=list");
    assertThat(window.text()).contains("353 rader", "det som behöver tittas på först");
    window.page().locator(".row-acts a").first().click();
    assertThat(window.page().locator("#why-title").innerText()).contains("Varför");
    window.open(PLAN + "?view=list&sort=unit&only=SUPPORT");
    Locator row = window.page().locator("tr:has(td[data-label='Enhet']:not(:empty))").first();
    row.locator(".row-acts a").last().click();
    assertThat(window.text()).contains("Alla platser", "bryter inget krav");
    window.page().locator(".options button").first().click();
    assertThat(window.text()).contains("är nu på", "Utkast", "en ändring");
    window.page().locator(".toast button").click();
    assertThat(window.text()).contains("inget ändrat");

    window
        .page()
        .locator("#plan-why")
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText("Flytta …"))
        .click();
    window.fill("Placering eller elev", "ingen-sådan").press("Byt plats");
    assertThat(window.text()).contains("Det gick inte.", "ingen-sådan");
    assertThat(window.field("Placering eller elev").inputValue()).isEqualTo("ingen-sådan");
    String chosen = window.page().locator("#plan-why input[name=who]").first().inputValue();
    String other = chosen.equals("P-0001") ? "P-0002" : "P-0001";
    window.fill("Placering eller elev", other).press("Byt plats");
    assertThat(window.text()).contains("Utkast").doesNotContain("Det gick inte.");
  }

  @Test
  void everyViewIsThereInBothLanguages(Window window) {
    planned(window, "sv");
    window.open(PLAN + "?view=list");
    window.look("plan-list");
    window.page().locator(".row-acts a").first().click();
    window.page().locator("#why-title").waitFor();
    window.look("plan-list-why");
    window.open(PLAN + "?view=unplaced");
    window.look("plan-unplaced");
    window.open(PLAN + "?view=supervisors&area=LSS");
    assertThat(window.text()).contains("handledare", "Rättvis andel", "av högst");
    window.look("plan-supervisors");
    window.open(PLAN + "?view=supervisors&sort=thisTerm");
    List<String> most = window.page().locator("td[data-label='Den här terminen']").allInnerTexts();
    assertThat(most).hasSize(50);
    assertThat(most.getFirst()).contains("4 av högst");
    String named = window.page().locator("tbody th").first().innerText();
    window.open(PLAN + "?view=supervisors&search=" + named);
    assertThat(window.text()).contains("En handledare", named);
    window.open(PLAN + "?view=board&area=LSS&search=finnsinte");
    assertThat(window.text()).contains("Ingen rad passar", "Visar 0 av 353");
    window.look("plan-nothing");

    window.forgetCookies().signIn(coordinator("Bo Ek", "en")).open(PLAN + "?area=LSS");
    assertThat(window.text()).contains("Board", "Proposal, nothing changed");
    window.look("plan-board-en");
    window.open(PLAN + "?view=list");
    window.look("plan-list-en");
    window.open(PLAN + "?view=unplaced");
    window.look("plan-unplaced-en");
  }

  @Test
  void aCellSaysWhatTheUnitOffersInItsPeriod(Window window) {
    planned(window, "sv");
    plan(window, "Vårterminen 2023 i detalj", "VT2023-detailed");

    window.open("/terms/VT2023-detailed/plan?view=board&area=LSS");

    // Three units that take 2 offer 1 place in APL 2.
    assertThat(window.page().locator("[data-unit] [data-period='APL-2'] .occupied").allInnerTexts())
        .anyMatch(text -> text.endsWith("/1"));
    assertThat(window.text()).contains("så många som enheten tar eller erbjuder då");
    window.look("plan-board-offers");
  }

  @Test
  void whoIsNotACoordinatorSeesNoPlan(Window window) {
    planned(window, "sv");
    window.forgetCookies().signIn(person("Analytiker Ek", Role.ANALYST, "sv"));
    Response answer = window.page().navigate(window.address(PLAN));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(window.text()).contains("Du har inte behörighet hit");
  }

  @Test
  void whatIsNotThereIsSaidToBeSo(Window window) {
    planned(window, "sv");
    for (String draft : new String[] {"nonsense", UUID.randomUUID().toString()}) {
      Response answer = window.page().navigate(window.address(PLAN + "?draft=" + draft));
      assertThat(answer.status()).isEqualTo(404);
    }
    window.open(
        PLAN + "?view=nonsense&sort=nonsense&only=nonsense&page=-7&placement=nobody&kind=%00");
    assertThat(window.heading()).isEqualTo("Plan");
  }

  /** Somebody who is signed in, in a department with a plan of a term. */
  private void planned(Window window, String language) {
    if (department == null) {
      department =
          new TestPeople(TestDatabase.client(db.url()), clock).tenant("plan " + UUID.randomUUID());
      window.signIn(coordinator("Samordnare Ek", "sv"));
      plan(window, "Vårterminen 2023", "VT2023");
    }
    window.forgetCookies().signIn(coordinator("Samordnare Ek", language));
  }

  private static void plan(Window window, String term, String id) {
    window.open("/terms").press("Prova " + term);
    window.open("/terms/" + id + "/planning").field("Annan tid").check();
    window.fill("Sekunder, om du valde annan tid", "1").press("Starta");
    window.page().locator("text=Öppna planen").first().waitFor();
  }

  private static void beginDraft(Window window, String first, String further) {
    Locator begin =
        window
            .page()
            .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(first).setExact(true));
    if (begin.count() == 0) {
      window.page().locator(".drafts > summary").click();
      window.press(further);
    } else {
      begin.click();
    }
    window.page().waitForURL("**draft=**");
  }

  private String coordinator(String name, String language) {
    return person(name, Role.COORDINATOR, language);
  }

  private String person(String name, Role role, String language) {
    String email = UUID.randomUUID() + "@example.org";
    people.person(Objects.requireNonNull(department), email, name, role, language);
    return email;
  }

  private static void focusSomebody(Window window) {
    window.page().locator(".board tbody tr[data-unit] .chip").first().focus();
  }

  /** Lifts the first who could be somewhere else without breaking a rule. */
  private static void liftSomebodyWithAChoice(Window window) {
    for (Locator chip : window.page().locator(".board tbody tr[data-unit] .chip").all()) {
      chip.focus();
      window.keys("Space");
      window.page().locator(".cell[data-price]").first().waitFor();
      if (window.page().locator(".cell.best").count() > 0) {
        return;
      }
      window.keys("Escape");
    }
    throw new AssertionError("Nobody could be anywhere else");
  }

  /** Goes on to the right until somebody is there. */
  private static void toSomebody(Window window) {
    for (int i = 0; i < 30 && focusedPlacement(window).isEmpty(); i++) {
      window.keys("ArrowRight");
    }
    assertThat(focusedPlacement(window)).isNotEmpty();
  }

  /** A cell with a price that can be seen. */
  private static Locator pricedCell(Page page) {
    return page.locator(".cell.best, .cell.possible").all().stream()
        .filter(cell -> {
          BoundingBox box = cell.boundingBox();
          return box != null && box.x + box.width < 1_200 && box.y > 0 && box.y + box.height < 860;
        })
        .findFirst()
        .orElseThrow();
  }

  private static Locator chip(Window window, String placement) {
    return window.page().locator(".board .chip[data-p='" + placement + "']");
  }

  /** A box whose corner is its middle. */
  private static BoundingBox middle(Locator what) {
    BoundingBox box = what.boundingBox();
    box.x += box.width / 2;
    box.y += box.height / 2;
    return box;
  }

  private static String cost(Window window) {
    return window.page().locator("#plan-figures dd").nth(2).innerText().split("\n")[0];
  }

  private static String said(Window window) {
    return window.page().locator("#plan-says").textContent();
  }

  private static String focusedPlacement(Window window) {
    return String.valueOf(window.page().evaluate("() => document.activeElement.dataset.p ?? ''"));
  }

  private static String focusedCell(Window window) {
    return String.valueOf(
        window
            .page()
            .evaluate(
                "() => document.activeElement.closest('.cell')?.getAttribute('aria-colindex')"));
  }

  /** Waits until the page says what was done. */
  private static void toast(Window window, String words) {
    window.page().locator(".toast", new Page.LocatorOptions().setHasText(words)).waitFor();
  }

  private static String focusedRow(Window window) {
    return String.valueOf(
        window.page().evaluate("() => document.activeElement.closest('tr')?.dataset.row"));
  }
}
