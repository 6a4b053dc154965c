package org.platsa.api.page.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
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

/** Rows of a term's data that are changed in place, alone and by two at the same time. */
@BrowserTest
class RowPagesIT {
  private static final String SUPERVISORS = "/terms/VT2023/data/supervisors";
  private static final String PER_TERM = "Elever per termin";

  private final InvitedPeople people;
  private final UUID tenant;

  @Autowired
  RowPagesIT(Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.tenant =
        new TestPeople(TestDatabase.client(db.url()), clock).tenant("rows " + UUID.randomUUID());
  }

  @Test
  void aSupervisorsRoomIsChangedInPlace(Window window) {
    aTerm(window).open(SUPERVISORS + "?search=H-0013").follow("Ändra H-0013");
    assertThat(window.path()).contains("edit=H-0013");
    window.look("row-edit");
    window.fill(PER_TERM, "många").fill("Elever samtidigt", "").press("Spara");
    assertThat(window.text())
        .contains("2 saker behöver rättas", "Elever per termin: Ska vara ett heltal");
    assertThat(window.field(PER_TERM).inputValue()).isEqualTo("många");
    window.look("row-faults");
    window.fill(PER_TERM, "99999").fill("Elever samtidigt", "1").press("Spara");
    assertThat(window.text()).containsPattern("mellan 0 och 1.000");

    window.fill(PER_TERM, "7").fill("Varför (kan utelämnas)", "Hon orkar fler").press("Spara");
    assertThat(window.text()).contains("H-0013 är ändrad.", "1 av 250 rader");
    assertThat(window.page().locator("#rows tbody").innerText()).contains("7");
    window.look("row-saved");
    window.open("/terms/VT2023/history");
    assertThat(window.text()).contains("Eva Ek", "Hon orkar fler", "handledare ändrad");
    window.press("Ångra");
    assertThat(window.text()).contains("Den senaste ändringen är ångrad.", "3 versioner");
    window.look("history-undone").open(SUPERVISORS + "?search=H-0013&edit=H-0013");
    assertThat(window.field(PER_TERM).inputValue()).isNotEqualTo("7");
    window.press("Spara");
    assertThat(window.text()).contains("H-0013 är som förut. Inget har sparats.");
  }

  @Test
  void whoComesSecondSeesWhatTheFirstDidAndKeepsWhatWasTyped(Window window, Window other) {
    aTerm(window).open(SUPERVISORS + "?search=H-0013&edit=H-0013");
    other.signIn(somebody("Bo Berg", Role.COORDINATOR, "sv"));
    other.open(SUPERVISORS + "?search=H-0012&edit=H-0012").fill(PER_TERM, "6").press("Spara");
    assertThat(other.text()).contains("H-0012 är ändrad.");
    other.open(SUPERVISORS + "?search=H-0013&edit=H-0013").fill(PER_TERM, "5").press("Spara");
    assertThat(other.text()).contains("H-0013 är ändrad.");

    window.fill(PER_TERM, "8").press("Spara");
    assertThat(window.text())
        .contains("Raden har ändrats medan du skrev.", "Bo Berg har ändrat", "till ”5”");
    assertThat(window.field(PER_TERM).inputValue()).isEqualTo("8");
    window.look("row-conflict").press("Spara");
    assertThat(window.text()).contains("H-0013 är ändrad.");
    window.open(SUPERVISORS + "?search=H-0012&edit=H-0012");
    assertThat(window.field(PER_TERM).inputValue()).as("another row stays").isEqualTo("6");
  }

  @Test
  void aWarningLeadsToItsRow(Window window) {
    aTerm(window).open("/terms/VT2023/data");
    assertThat(window.page().locator("#warnings").innerText())
        .as("no fields of the document")
        .doesNotContainPattern("maxTrainees|maxPerTerm|permanentStaff|allowedPeriods|[a-z]+Id\\b");
    window.page().locator("#warnings a").first().click();
    assertThat(window.path()).contains("edit=");
    assertThat(window.page().locator("#row-title").innerText()).startsWith("Ändra ");
    window.look("row-of-warning");
  }

  @Test
  void rowsAreAddedAndRemovedWithWhatDependsOnThem(Window window) {
    aTerm(window).open("/terms/VT2023/data/units").follow("Lägg till en rad");
    window.look("row-new").press("Spara");
    assertThat(window.text()).contains("saker behöver rättas", "Fyll i ett id");
    window.fill("Enhet", "E-99").fill("Namn", "Nya huset");
    window
        .page()
        .selectOption(
            "[name=areaId]",
            window.page().locator("[name=areaId] option").nth(1).getAttribute("value"));
    window.page().selectOption("[name=kind]", "Vårdboende");
    window.fill("Latitud", "56,05").fill("Longitud", "12,70").fill("Elever samtidigt", "3");
    window.fill("Tillsvidareanställda", "20").press("Spara");
    assertThat(window.text()).contains("E-99 är tillagd.", "Nya huset");

    window.open("/terms/VT2023/data/units?remove=E-01");
    assertThat(window.text()).contains("andra rader behöver den", "Handledare");
    window.look("row-in-the-way");
    window.open("/terms/VT2023/data/units?remove=E-99").press("Ta bort");
    assertThat(window.text()).contains("E-99 är borttagen.");

    window.open("/terms/VT2023/data/placements");
    String student =
        window.page().locator("#rows tbody tr").first().locator("td").first().innerText();
    window.open("/terms/VT2023/data/students?remove=" + student);
    assertThat(window.text()).contains("Det här försvinner också:", "Placeringar");
    window.look("row-remove");
    window.fill("Varför (kan utelämnas)", "Har slutat").press("Ta bort");
    assertThat(window.text()).contains(student + " är borttagen.");
    window.open("/terms/VT2023/data/placements?search=" + student);
    assertThat(window.text()).contains("Ingen rad passar");
  }

  @Test
  void periodsAreasAndTravelTimesAreChangedLikeTheOthers(Window window) {
    aTerm(window).open("/terms/VT2023/data/periods");
    window.page().locator("#rows tbody a").first().click();
    window.look("row-period");
    window.fill("Namn", "APL tidig vår");
    // The list below is filtered by a field of the same name.
    window.page().locator("#row-firstMonday").fill("i januari");
    window.press("Spara");
    assertThat(window.text()).contains("En sak behöver rättas", "Första måndag");
    assertThat(window.field("Namn").inputValue()).isEqualTo("APL tidig vår");
    window.look("row-period-fault");
    window.open("/terms/VT2023/data/periods");
    window.page().locator("#rows tbody a").first().click();
    window.fill("Namn", "APL tidig vår").press("Spara");
    assertThat(window.text()).contains("är ändrad.", "APL tidig vår");
    String period = window.page().locator("#rows tbody th").first().innerText();
    window.open("/terms/VT2023/data/periods?remove=" + period);
    assertThat(window.text()).contains("andra rader behöver den", "Placeringar");

    window.open("/terms/VT2023/data/areas").follow("Lägg till en rad");
    window.fill("Område", "nytt").fill("Namn", "Nya området").press("Spara");
    assertThat(window.text()).contains("nytt är tillagd.", "Nya området");
    window.open("/terms/VT2023/data/areas?remove=nytt").press("Ta bort");
    assertThat(window.text()).contains("nytt är borttagen.");

    window.open("/terms/VT2023/data/placements");
    String student =
        window.page().locator("#rows tbody tr").first().locator("td").first().innerText();
    window.open("/terms/VT2023/data/travelMinutes").follow("Lägg till en rad");
    window.page().selectOption("[name=studentId]", student);
    window.page().selectOption("[name=unitId]", "E-01");
    window.look("row-travel");
    window.fill("Minuter enkel väg", "33").press("Spara");
    assertThat(window.text()).contains(student + " → E-01 är tillagd.");
    window.page().locator("#rows tbody a").first().click();
    window.fill("Minuter enkel väg", "34").fill("Varför (kan utelämnas)", "Ny buss").press("Spara");
    assertThat(window.text()).contains(student + " → E-01 är ändrad.", "34");
    window.look("row-travel-saved");
    window.page().locator("#rows tbody a").first().click();
    window.follow("Ta bort …").press("Ta bort");
    assertThat(window.text()).contains(student + " → E-01 är borttagen.");
    window.open("/terms/VT2023/history");
    assertThat(window.text())
        .contains("Ny buss", "restid ändrad", "restid borttagen", "område ändrat", "period ändrad");
  }

  @Test
  void aRequestHasBoxesForWhatCanBeSeveral(Window window) {
    aTerm(window).open("/terms/VT2023/data/placements");
    window.page().locator("#rows tbody a").first().click();
    window.look("row-request");
    while (window.page().locator("[name=allowedPeriods]:checked").count() > 0) {
      window.page().locator("[name=allowedPeriods]:checked").first().uncheck();
    }
    window.press("Spara");
    assertThat(window.text()).contains("En sak behöver rättas", "Perioder");
    window.page().locator("[name=allowedPeriods]").first().check();
    window.press("Spara");
    assertThat(window.text()).contains("är ");
    window.open("/terms/VT2023/data/students");
    window.page().locator("#rows tbody a").first().click();
    window.look("row-student");
  }

  @Test
  void theNextTermIsMade(Window window) {
    aTerm(window).open("/terms/VT2023/data").follow("Gör nästa termin av den här");
    assertThat(window.field("Terminens id").inputValue()).isEqualTo("HT2023");
    assertThat(window.field("Första dag").inputValue()).isEqualTo("2023-08-21");
    window.look("next");
    window.fill("Första dag", "2023-08-22").fill("Terminens namn", "").press("Skapa terminen");
    assertThat(window.text()).contains("Terminens namn");
    window.fill("Terminens namn", "Höstterminen 2023").press("Skapa terminen");
    assertThat(window.text()).contains("En sak behöver rättas");
    window.look("next-fault");
    window.fill("Första dag", "2023-08-21").press("Skapa terminen");
    assertThat(window.heading()).isEqualTo("Underlag");
    assertThat(window.text()).contains("HT2023 är skapad.", "Placeringar");
    window.look("next-made").open("/terms/HT2023/data/placements");
    assertThat(window.text()).contains("Listan är tom");
    window.open("/terms/VT2023/next").press("Skapa terminen");
    assertThat(window.heading()).as("the same again is the same").isEqualTo("Underlag");
  }

  @Test
  void inEnglishAndWithoutAScript(Window window) {
    window.withoutScript().signIn(somebody("Eva Ek", Role.COORDINATOR, "en")).open("/terms");
    window.press("Try Vårterminen 2023").open(SUPERVISORS + "?search=H-0013&edit=H-0013");
    window.fill("Trainees per term", "x").press("Save");
    assertThat(window.text()).contains("Trainees per term: Must be a whole number");
    window.fill("Trainees per term", "5").press("Save");
    assertThat(window.text()).contains("H-0013 has been changed.");
    window.open("/terms/VT2023/history");
    assertThat(window.text()).contains("supervisor changed");
  }

  @Test
  void otherRolesMayNot(Window window, Window other) {
    aTerm(window);
    other.signIn(somebody("Analytiker Ek", Role.ANALYST, "sv"));
    for (String path : new String[] {SUPERVISORS, "/terms/VT2023/history", "/terms/VT2023/next"}) {
      other.open(path);
      assertThat(other.text()).as(path).contains("403");
    }
  }

  private Window aTerm(Window window) {
    window.signIn(somebody("Eva Ek", Role.COORDINATOR, "sv")).open("/terms");
    return window.press("Prova Vårterminen 2023");
  }

  private String somebody(String name, Role role, String language) {
    String email = UUID.randomUUID() + "@example.org";
    people.person(tenant, email, name, role, language);
    return email;
  }
}
