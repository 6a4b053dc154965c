package org.platsa.api.page.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.HashSet;
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

/** From wishes to a proven plan, what happens to it late, and plans beside each other. */
@BrowserTest
class PlanningPagesIT {
  private static final String STOP = "Stoppa och behåll den bästa";

  /** On a machine with other work. */
  private static final double LONG = 180_000;

  /** With a plan, made by the first test that asks for one; each test may add to it. */
  private static @Nullable UUID department;

  private final InvitedPeople people;
  private final DirectDatabase db;
  private final SettableClock clock;

  @Autowired
  PlanningPagesIT(
      Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
    this.clock = clock;
  }

  @Test
  void wishesAreSetThePlanningIsFollowedAndThePlanIsProvenBest(Window window) {
    UUID tenant = coordinatorWithATerm(window, "sv");
    window.open("/terms/VT2023/compare");
    assertThat(window.text()).contains("Det finns inte två planer att jämföra");
    window.look("compare-none");
    window.open("/terms").follow("Planera");
    assertThat(window.heading()).isEqualTo("Planera");
    assertThat(window.page().locator("fieldset.wish"))
        .satisfies(wishes -> {
          assertThat(wishes.count()).isEqualTo(11);
          // A third of the yardstick would be nothing.
          assertThat(wish(window, "Kort resa").innerText())
              .contains("Normalt", "Mycket mer")
              .doesNotContain("Mindre");
        });
    window.look("planning");

    wish(window, "Par vid peer learning").locator("input[value='180']").check();
    window.field("Annan tid").check();
    window.press("Starta");
    assertThat(window.text()).contains("Skriv hur många sekunder Platsa får leta");
    assertThat(wish(window, "Par vid peer learning").locator("input:checked").inputValue())
        .isEqualTo("180");
    window.look("planning-faults");
    window.fill("Sekunder, om du valde annan tid", "99999").press("Starta");
    assertThat(window.text()).contains("Tiden i sekunder är 99", "från 1 till 3");

    window.page().getByLabel("10 minuter").check();
    window.press("Starta");
    window.page().locator("#chart canvas").waitFor(waiting());
    window.look("planning-live");
    assertThat(window.text()).contains("Par vid peer learning: Mer");
    await(window, "Bevisat bäst.");
    assertThat(window.text()).contains("353 av 353 har plats.", "Ingen annan plan är bättre");
    assertThat(window.page().locator("#said").innerText()).contains("Bevisat bäst.");
    assertThat(window.page().locator("#stop").count()).isZero();
    assertThat(window.page().locator("#points tbody tr").count()).isGreaterThan(1);
    window.page().locator("#as-table summary").click();
    window.look("planning-best");
    assertThat(weights(tenant)).containsExactly("{\"peerPair\":180}");

    window.follow("Ändra och leta igen");
    assertThat(wish(window, "Par vid peer learning").locator("input:checked").inputValue())
        .isEqualTo("180");
    window.follow("Ställ allt på Normalt");
    assertThat(wish(window, "Par vid peer learning").locator("input:checked").inputValue())
        .isEqualTo("60");
    assertThat(window.page().locator("#earlier + table").innerText())
        .contains("ett önskemål ändrat", "bevisat bäst");
  }

  @Test
  void aWeightThatNoStepHasIsShownAsItIs(Window window) {
    planned(window, "en");
    window.open("/terms/VT2023/planning").page().getByLabel("10 seconds").check();
    window.press("Start");
    String run = window.path().replaceFirst(".*run=", "");
    db.sql("UPDATE run SET weights = '{\"peerPair\":77}' WHERE id = :run")
        .param("run", UUID.fromString(run))
        .update();
    window.open("/terms/VT2023/planning?like=" + run);
    Locator wish = wish(window, "Pairs for peer learning");
    assertThat(wish.locator("input:checked").inputValue()).isEqualTo("77");
    assertThat(wish.innerText()).contains("Own number");
    window.look("planning-own-number-en");
    window.open("/terms/VT2023/planning?run=" + run);
    assertThat(window.text()).contains("Pairs for peer learning: weighs 77");
    window.look("planning-live-en");
    if (window.page().locator("#stop").count() > 0) {
      window.press("Stop and keep the best");
    }
  }

  @Test
  void aDoubleClickStartsOneRunAndItIsFollowedThroughALostConnectionStoppedAndFoundAgain(
      Window window) {
    UUID tenant = coordinatorWithATerm(window, "sv");
    // What the network takes along is broken here: the browser keeps a stream that it has.
    window
        .page()
        .addInitScript(
            """
            const Original = window.EventSource;
            window.streams = [];
            window.EventSource = class extends Original {
              constructor(...all) { super(...all); window.streams.push(this); }
            };
            """);
    window.open("/terms/VT2023/planning").page().getByLabel("10 minuter").check();
    Page page = window.page();
    page.evaluate(
        """
        async () => {
          const form = document.querySelector('main form');
          const send = () => fetch(form.action, {method: 'POST',
            body: new URLSearchParams(new FormData(form))});
          await Promise.all([send(), send()]);
        }
        """);
    assertThat(weights(tenant)).hasSize(1);

    window.open("/terms").follow("Följ planeringen");
    assertThat(window.heading()).isEqualTo("Planera");
    page.locator("#chart canvas").waitFor(waiting());
    window.offline(true);
    Locator notice = page.locator("#connection");
    notice.waitFor(waiting());
    assertThat(notice.innerText())
        .contains("Kontakten är bruten.", "fortsätter ändå", "Det som visas är från", "Försök nu");
    assertThat(page.locator("#said").innerText())
        .contains("Kontakten är bruten.", "Försöker igen om 3 s.");
    page.evaluate(
        "() => { streams.at(-1).close(); streams.at(-1).dispatchEvent(new Event('error')); }");
    window.look("planning-lost");
    // What is counted down is not read out, what is asked for is.
    assertThat(page.locator("#said").innerText()).contains("Försöker igen om 3 s.");
    page.waitForFunction(
        """
        () => {
          document.getElementById('connection-now').click();
          return document.getElementById('said').textContent.startsWith('Fortfarande ingen kontakt.');
        }
        """);
    window.offline(false);
    notice.waitFor(
        new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN).setTimeout(LONG));
    assertThat(page.locator("#said").innerText()).contains("Kontakten är tillbaka.");
    assertThat(page.locator("#connection-back").innerText()).contains("hur det står nu");
    assertThat(page.evaluate("() => streams.length > 1")).isEqualTo(true);

    await(window, "353 av 353 har plats.");
    assertThat(page.locator("#points tbody tr").count()).isPositive();
    window.press(STOP);
    assertThat(window.text()).contains("Den bästa planen hittills finns kvar.");
    page.locator("text=Ändra och leta igen").first().waitFor(waiting());
    assertThat(window.text()).contains("353 av 353 har plats.");
    window.look("planning-stopped");
    window.open("/terms/VT2023/planning");
    assertThat(page.locator("#earlier + table").innerText()).contains("Stoppad");
  }

  @Test
  void withoutAScriptThePlanningIsFollowedByReloading(Window window) {
    planned(window, "sv");
    window.withoutScript().signIn(coordinator("sv"));
    window.open("/terms/VT2023/planning").field("Annan tid").check();
    window.fill("Sekunder, om du valde annan tid", "1").press("Starta");
    for (int i = 0; i < 500 && !window.text().contains("Öppna planen"); i++) {
      window.page().waitForTimeout(200);
      if (window.page().locator("text=Visa hur det står nu").count() > 0) {
        window.follow("Visa hur det står nu");
      }
    }
    assertThat(window.text()).contains("har plats.", "Öppna planen");
  }

  @Test
  void aLateChangeIsMendedWithFewMovesAndTakenBack(Window window) {
    UUID tenant = planned(window, "sv");
    String supervisor =
        db.sql(
                """
                SELECT supervisor FROM (
                  SELECT a ->> 'supervisorId' AS supervisor, count(*) AS trainees
                  FROM run_event, jsonb_array_elements(plan::jsonb) AS a
                  WHERE run_id = (SELECT id FROM run WHERE tenant_id = :tenant AND hard IS NOT NULL
                                  ORDER BY id DESC LIMIT 1)
                    AND seq = (SELECT max(seq) FROM run_event newer
                               WHERE newer.run_id = run_event.run_id AND plan IS NOT NULL)
                  GROUP BY 1) AS counted
                WHERE supervisor IS NOT NULL ORDER BY trainees DESC, supervisor LIMIT 1
                """)
            .param("tenant", tenant)
            .query(String.class)
            .single();
    int problems = problems(tenant);
    int asked = asked(tenant);
    window.open("/terms/VT2023/change");
    window.look("change");
    window.press("Se förslag");
    assertThat(window.text()).contains("3 saker behöver rättas", "Skriv eller välj ett id.");
    window.fill("Handledare", "H-9999").fill("Från och med", "2023-01-09");
    window.fill("Till och med", "2023-06-16").press("Se förslag");
    assertThat(window.text()).contains("Behovet har ingen handledare ”H-9999”.");
    assertThat(window.field("Från och med").inputValue()).isEqualTo("2023-01-09");
    window.look("change-faults");

    window.fill("Handledare", supervisor).press("Se förslag");
    window.page().locator("#result").waitFor(waiting());
    assertThat(window.text()).contains("De som berörs", supervisor, "Före och efter");
    assertThat(window.page().locator("table.moves tbody tr").count()).isBetween(1, 8);
    assertThat(window.page().locator("table.moves .new").count()).isPositive();
    window.look("change-proposal");
    window.press("Ta tillbaka ändringen");
    assertThat(window.text()).contains("Ändringen är tillbakatagen.");
    assertThat(problems(tenant)).isEqualTo(problems);

    window.page().locator("summary", new Page.LocatorOptions().setHasText("ställs in")).click();
    window.fill("Placering", "P-0001");
    List<?> answers = pressedThreeTimes(window.page());
    assertThat(new HashSet<>(answers)).as("each leads to the same").hasSize(1);
    assertThat(answers.getFirst().toString()).startsWith("200 /terms/VT2023/change?proposal=");
    window.open(answers.getFirst().toString().substring("200 ".length()));
    window.page().locator("#result").waitFor(waiting());
    assertThat(window.text()).contains("inställd");
    assertThat(problems(tenant)).isEqualTo(problems + 1);
    window.follow("Behåll förslaget och öppna planen");
    assertThat(window.text()).contains("av " + (asked - 1));
  }

  /** Twice at once and once more; where each leads to. */
  private static List<?> pressedThreeTimes(Page page) {
    return (List<?>)
        page.evaluate(
            """
            async () => {
              const form = document.querySelector('details[open] form');
              const press = async () => {
                const answer = await fetch(form.action, {method: 'POST',
                  body: new URLSearchParams(new FormData(form))});
                const url = new URL(answer.url);
                return answer.status + ' ' + url.pathname + url.search;
              };
              return [...await Promise.all([press(), press()]), await press()];
            }
            """);
  }

  @Test
  void aLateRequestGetsAPlaceAndAClosedUnitsStudentsAnother(Window window) {
    planned(window, "en");
    window.open("/terms/VT2023/change");
    window.page().locator("summary", new Page.LocatorOptions().setHasText("late request")).click();
    Locator open = window.page().locator("details[open]");
    open.getByLabel("Student", labelled()).fill("elev-sen01");
    open.locator("select[name=kind]").selectOption("APL");
    open.getByLabel("APL 2", labelled()).check();
    open.getByLabel("Education provider").selectOption("U-1");
    open.getByLabel("Latitude of the home (may be left out)").fill("56,04");
    open.getByLabel("Longitude of the home (may be left out)").fill("12,70");
    window.look("change-added-en");
    open.locator("button:text('See a proposal')").click();
    window.page().locator("#result").waitFor(waiting());
    assertThat(window.text()).contains("elev-sen01", "new", "no place");
    window.look("change-added-proposal-en");

    window.follow("Add a change");
    window.page().locator("summary", new Page.LocatorOptions().setHasText("unit closes")).click();
    window.fill("Unit", "E-01");
    window.page().locator("details[open] button:text('See a proposal')").click();
    window.page().locator("#result").waitFor(waiting());
    assertThat(window.page().locator("#result").innerText()).contains("to another unit");
    window.look("change-closed-en");
  }

  @Test
  void whatWouldHelpSomebodyWithoutAPlaceIsTriedAndTakenBack(Window window) {
    UUID tenant = coordinatorWithATerm(window, "sv");
    window.open("/terms/VT2023/data/students?edit=elev-zkub7");
    Locator never =
        window
            .page()
            .locator("fieldset", new Page.LocatorOptions().setHasText("Uteslutna enheter"));
    never.locator("summary").click();
    // All the units of the kind that the placement must have.
    for (String unit : List.of("E-63", "E-64", "E-65")) {
      never.locator("input[value='" + unit + "']").check();
    }
    window.press("Spara");
    briefly(window.open("/terms/VT2023/planning"));

    window.open("/terms/VT2023/plan?view=unplaced&placement=P-0022");
    assertThat(window.page().locator("#plan-why").innerText())
        .contains("Varför ingen plats?", "Skulle kunna placeras om");
    window.look("plan-remedies");
    int problems = problems(tenant);
    Locator remedies = window.page().locator(".helps li");
    remedies
        .filter(new Locator.FilterOptions().setHasText("ändå fick vara på"))
        .first()
        .locator("button")
        .click();
    window.page().locator("#result").waitFor(waiting());
    assertThat(window.text()).contains("får plats", "Före och efter");
    assertThat(window.page().locator("table.moves").innerText()).contains("P-0022");
    assertThat(problems(tenant)).isEqualTo(problems + 1);
    window.follow("Se vad som ändrades i underlaget");
    assertThat(window.text()).contains("elev-zkub7", "Uteslutna enheter");
    window.page().goBack();
    window.press("Ta tillbaka ändringen");
    assertThat(problems(tenant)).isEqualTo(problems);

    window.open("/terms/VT2023/plan?view=unplaced&placement=P-0022");
    window.press("Ändra för hand");
    assertThat(window.page().locator(".helps li button").count()).isZero();
    assertThat(window.text()).contains("Ändringar i underlaget prövas i den senaste planen");
    window.follow("Visa den senaste planen");
    remedies.locator("button").first().waitFor();
  }

  @Test
  void twoPlansStandBesideEachOther(Window window) {
    planned(window, "sv");
    window.open("/terms/VT2023/planning");
    wish(window, "Kort resa").locator("input[value='10']").check();
    briefly(window);
    String run = window.path().replaceFirst(".*run=", "");

    window.open("/terms/VT2023/compare");
    assertThat(window.text())
        .contains("Plan A", "Plan B", "Mätt med A:s vikter kostar B", "elever ligger olika");
    assertThat(window.page().locator("#plan-a").inputValue()).isEqualTo(run);
    window.look("compare");
    String first = window.page().locator(".moves tbody th").first().innerText();
    window.follow("Nästa");
    assertThat(window.text()).contains("Sida 2 av");
    assertThat(window.page().locator(".moves").innerText()).doesNotContain(first);
    window.page().locator(".pills a").nth(1).click();
    assertThat(window.path()).contains("kind=");
  }

  private static Locator wish(Window window, String name) {
    return window
        .page()
        .locator("fieldset.wish", new Page.LocatorOptions().setHasText(name))
        .first();
  }

  private static Locator.GetByLabelOptions labelled() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static Locator.WaitForOptions waiting() {
    return new Locator.WaitForOptions().setTimeout(LONG);
  }

  private static void await(Window window, String text) {
    window
        .page()
        .locator("#summary", new Page.LocatorOptions().setHasText(text))
        .waitFor(waiting());
  }

  /** Starts what is set for a second, and waits until it is done. */
  private static void briefly(Window window) {
    Page page = window.page();
    page.locator("#plan-time-other").check();
    page.locator("input[name=seconds]").fill("1");
    page.locator("main form button").first().click();
    page.locator("a[href*='/VT2023/planning?like=']").first().waitFor(waiting());
  }

  /** Somebody who is signed in, in a department with a plan of a term. */
  private UUID planned(Window window, String language) {
    if (department == null) {
      department = coordinatorWithATerm(window, "sv");
      briefly(window.open("/terms/VT2023/planning"));
      window.forgetCookies();
    }
    window.signIn(coordinator(language));
    return Objects.requireNonNull(department);
  }

  private List<String> weights(UUID tenant) {
    return db.sql("SELECT weights FROM run WHERE tenant_id = :tenant")
        .param("tenant", tenant)
        .query(String.class)
        .list();
  }

  private int problems(UUID tenant) {
    return db.sql("SELECT count(*) FROM problem WHERE tenant_id = :tenant")
        .param("tenant", tenant)
        .query(Integer.class)
        .single();
  }

  /** How many placements the newest data asks for. */
  private int asked(UUID tenant) {
    return db.sql(
            """
            SELECT placements FROM problem WHERE tenant_id = :tenant
            ORDER BY created_at DESC, id DESC LIMIT 1
            """)
        .param("tenant", tenant)
        .query(Integer.class)
        .single();
  }

  private String coordinator(String language) {
    return coordinator(Objects.requireNonNull(department), language);
  }

  private String coordinator(UUID tenant, String language) {
    String email = UUID.randomUUID() + "@example.org";
    people.person(tenant, email, "Samordnare Ek", Role.COORDINATOR, language);
    return email;
  }

  private UUID coordinatorWithATerm(Window window, String language) {
    UUID tenant =
        new TestPeople(TestDatabase.client(db.url()), clock)
            .tenant("planning " + UUID.randomUUID());
    window
        .signIn(coordinator(tenant, language))
        .press(language.equals("sv") ? "Prova Vårterminen 2023" : "Try Vårterminen 2023");
    return tenant;
  }
}
