package org.platsa.api.page.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Asking in browsers: a coordinator, a provider and a unit's manager on phones, another provider.
 */
@BrowserTest
class AskPagesIT {
  /** The department's own, of which the schools can choose. */
  private static final String PROFESSIONS =
      "\"schemaVersion\": 3, \"professions\": [\"Undersköterska\", \"Sjuksköterska\"],";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;

  private InvitedPeople people;
  private String term;

  @BeforeEach
  void haveATerm() {
    people = new InvitedPeople(accounts, invitations);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    new Client(port)
        .submit(
            new String(Client.example(), StandardCharsets.UTF_8)
                .replace("\"VT2024\"", "\"" + term + "\"")
                .replace("\"U1\"", "\"E-01\"")
                .replace("\"schemaVersion\": 1,", PROFESSIONS)
                .getBytes(StandardCharsets.UTF_8));
  }

  private static void phone(Window window) {
    window.page().setViewportSize(400, 800);
  }

  @Test
  void theTermIsOpenedAnsweredAndTakenIn(
      Window notAsked,
      Window coordinator,
      Window first,
      Window second,
      Window manager,
      @TempDir Path folder)
      throws Exception {
    notAsked.signIn(people.provider(term, "sv").email());
    notAsked.open("/requests");
    assertThat(notAsked.text()).contains("Ingen termin är öppen för önskemål");
    first.signIn(people.provider("R1", "sv").email());
    coordinator.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    coordinator.open("/terms/" + term + "/asking");
    assertThat(coordinator.text()).contains("Inte öppnad än");
    coordinator.look("asking-new");
    coordinator.fill("Svara senast", "").press("Öppna för önskemål");
    assertThat(coordinator.text()).contains("Välj sista dag att svara.");
    coordinator.open("/terms/" + term + "/asking");
    coordinator
        .fill("Meddelande till dem du frågar (kan utelämnas)", "Tänk på körkort.")
        .press("Öppna för önskemål");
    assertThat(coordinator.text())
        .contains("Terminen är öppen för 3 utbildare.", "Har inte svarat");

    phone(first);
    first.open("/requests");
    assertThat(first.text()).contains("Tänk på körkort.", "Inget är skickat än");
    first.look("requests-empty");
    phone(first);
    first.follow("Lägg till en grupp");
    first.fill("Antal elever", "många").press("Lägg till");
    assertThat(first.text()).contains("Skriv ett helt tal.");
    first.look("requests-group-fault");
    phone(first);
    first
        .fill("Antal elever", "3")
        .fill("Grupp (kan utelämnas)", "Hemliga VO24")
        .fill("Ort där eleven bor (kan utelämnas)", "Gislaved");
    first.page().getByLabel("APL 1").first().check();
    first.page().getByLabel("Handledarens yrke (kan utelämnas)").selectOption("Undersköterska");
    first.press("Lägg till");
    assertThat(first.text())
        .contains("3 elever är tillagda.", "Hemliga VO24", "inte skickad")
        .contains("handledare: Undersköterska");
    first.follow("Lägg till en elev");
    first.look("requests-one");
    phone(first);
    first
        .fill("Egen referens (kan utelämnas)", "Anna Andersson")
        .fill("Pseudonym (kan utelämnas)", "zq-ett")
        .fill("Ort där eleven bor (kan utelämnas)", "Gislave");
    first.page().getByLabel("APL 2").first().check();
    first.press("Spara");
    assertThat(first.text()).contains("Det ser ut som ett namn.", "Menade du Gislaved?");
    first.look("requests-fault");
    phone(first);
    first
        .fill("Egen referens (kan utelämnas)", "Hemlig 7")
        .fill("Ort där eleven bor (kan utelämnas)", "Gislaved")
        .press("Spara");
    assertThat(first.text()).contains("4 elever", "Hemlig 7");
    first.look("requests-written");
    phone(first);
    first.press("Skicka 4 ändringar");
    assertThat(first.text()).contains("Skickat: 4 elever.", "skickad");
    first.look("requests-sent");

    second.inLanguage("en-GB").signIn(people.provider("R2", "en").email());
    second.open("/requests");
    assertThat(second.content()).doesNotContain("zq-ett", "Hemlig");
    Path file = folder.resolve("requests.csv");
    String headings = "Own reference;Locality;Kind;Allowed periods;Profession\n";
    Files.writeString(file, headings + "B-1;Värnam;APL;A1;Sjuksköterskan\n");
    upload(second, file);
    assertThat(second.text())
        .contains("Nothing was saved", "Row 2, Locality", "Did you mean Värnamo?")
        .contains("Row 2, Profession");
    second.look("requests-file-en");
    Files.writeString(file, headings + "B-1;Värnamo;APL;A1;Sjuksköterska\n");
    upload(second, file);
    assertThat(second.text()).contains("B-1", "not sent", "supervisor: Sjuksköterska");
    second.press("Send one change");
    assertThat(second.text()).contains("Sent: one student.");
    second.look("requests-en");

    manager.signIn(people.person("Chef Ask", Role.UNIT_MANAGER, "sv").email());
    phone(manager);
    manager.open("/offers");
    manager.look("offers");
    phone(manager);
    manager.follow("Vårdboende Kastanjen");
    manager.look("offer");
    phone(manager);
    manager.page().locator("[name=maxTrainees]").fill("9");
    manager.page().locator("[name='absences-0']").fill("nästa vecka");
    manager.press("Skicka svaret");
    assertThat(manager.text()).contains("går inte att läsa som frånvaro");
    manager.page().locator("[name='absences-0']").fill("2024-02-05 till 2024-02-09");
    manager.press("Skicka svaret");
    assertThat(manager.text()).contains("Svaret för Vårdboende Kastanjen är skickat.", "ändrat");

    coordinator.open("/terms/" + term + "/asking");
    assertThat(coordinator.text()).contains("2 av 3", "Har skickat", "Chef Ask");
    assertThat(coordinator.content()).doesNotContain("Hemlig", "B-1", "zq-ett");
    coordinator.look("asking");
    coordinator.follow("Ta in svaren");
    assertThat(coordinator.text()).contains("zq-ett", "Elever samtidigt", "Vårdboende Kastanjen");
    assertThat(coordinator.content()).doesNotContain("Hemlig");
    coordinator.look("intake");
    coordinator.press("Ta in svaren");
    assertThat(coordinator.text()).contains("Svaren är intagna.");
    first.open("/requests");
    first
        .page()
        .locator("tr", new Page.LocatorOptions().setHasText("Hemlig 7"))
        .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
        .click();
    assertThat(first.text()).contains("tas bort när ni skickar");
    first.press("Skicka en ändring");
    coordinator.open("/terms/" + term + "/asking/intake");
    assertThat(coordinator.text()).contains("Det som kommit sedan", "zq-ett", "tas bort");
    coordinator.look("intake-later");
    coordinator.press("Ta in svaren");
    coordinator.open("/terms/" + term + "/history");
    assertThat(coordinator.text()).contains("svar intagna");
    coordinator.open("/terms/" + term + "/asking").press("Stäng nu");
    phone(first);
    first.open("/requests/" + term);
    assertThat(first.text()).contains("Kommunen har stängt terminen för önskemål.");
    first.look("requests-closed");
  }

  @Test
  void aFaultyRowIsLeftOutAndOfTwoManagersOneIsToldWhatTheOtherSaid(
      Window coordinator, Window provider, Window manager, Window other) throws Exception {
    coordinator.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    coordinator.open("/terms/" + term + "/asking").press("Öppna för önskemål");
    provider.signIn(people.provider("R2", "sv").email());
    for (String pseudonym : new String[] {"st01", "zq-ratt"}) {
      provider.open("/requests/" + term + "?edit=");
      provider.fill("Pseudonym (kan utelämnas)", pseudonym);
      provider.fill("Ort där eleven bor (kan utelämnas)", "Gislaved");
      provider.page().getByLabel("APL 1").first().check();
      provider.press("Spara");
    }
    provider.press("Skicka 2 ändringar");

    coordinator.open("/terms/" + term + "/asking");
    coordinator.press("Påminn 7 som inte svarat");
    assertThat(coordinator.text()).contains("De som inte har svarat är påminda.", "påmind");
    coordinator.look("asking-reminded");
    coordinator.open("/terms/" + term + "/asking/intake");
    assertThat(coordinator.text()).contains("Ett svar passar inte underlaget", "st01");
    coordinator.look("intake-faulty");
    coordinator.press("Lämna alla fel utanför");
    assertThat(coordinator.text()).contains("Ett svar lämnas utanför", "zq-ratt");
    coordinator.look("intake-left-out");
    coordinator.press("Ta in svaren");
    assertThat(coordinator.text()).contains("Svaren är intagna.", "En elev lämnas utanför");
    phone(provider);
    provider.open("/requests/" + term);
    assertThat(provider.text()).contains("Kommunen har inte tagit in en av era elever.");
    provider.look("requests-left-out");

    manager.signIn(people.person("Chef Ett", Role.UNIT_MANAGER, "sv").email());
    other.inLanguage("en-GB").signIn(people.person("Chef Två", Role.UNIT_MANAGER, "en").email());
    phone(other);
    manager.open("/offers/" + term + "?unit=E-01");
    other.open("/offers/" + term + "?unit=E-01");
    manager.page().locator("[name=places-0]").fill("2");
    manager.press("Skicka svaret");
    assertThat(manager.text()).contains("Svaret för Vårdboende Kastanjen är skickat.");
    other.page().locator("[name=maxTrainees]").fill("9");
    other.page().locator("[name=places-0]").fill("många");
    other.press("Send the answer");
    assertThat(other.text()).contains("Write a whole number");
    other.page().locator("[name=places-0]").fill("3");
    other.press("Send the answer");
    assertThat(other.text()).contains("Chef Ett has answered", "if you send again, yours counts");
    assertThat(other.page().locator("[name=places-0]").inputValue()).isEqualTo("3");
    other.look("offer-conflict-en");
    other.press("Send the answer");
    assertThat(other.text()).contains("is sent");
    manager.open("/offers/" + term + "?unit=E-01");
    assertThat(manager.page().locator("[name=places-0]").inputValue()).isEqualTo("3");
    manager.look("offer-places");
  }

  private static void upload(Window window, Path file) {
    Locator details =
        window.page().locator("details", new Page.LocatorOptions().setHasText("Upload from Excel"));
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    window.page().locator("input[type=file]").setInputFiles(file);
    window.press("Upload");
  }
}
