package org.platsa.api.page.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.platsa.api.support.Zip;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A coordinator takes a term's archive, says that it is safe, and has the term deleted. */
@BrowserTest
class RetentionPagesIT {
  private final InvitedPeople people;
  private final DirectDatabase db;
  private final String term = "SIDA-" + UUID.randomUUID().toString().substring(0, 8);

  @LocalServerPort int port;

  @Autowired
  RetentionPagesIT(Accounts accounts, Invitations invitations, DirectDatabase db) {
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
  }

  @BeforeEach
  void decide() {
    db.sql("UPDATE tenant SET retention_months = 12, retention_by = 'PERSON'").update();
  }

  @AfterEach
  void decideNothing() {
    db.sql("UPDATE tenant SET retention_months = NULL").update();
  }

  @Test
  void aTermIsArchivedReceivedAndDeleted(Window window) throws IOException {
    new Client(port)
        .submit(
            new String(Client.example(), StandardCharsets.UTF_8)
                .replace("\"VT2024\"", "\"" + term + "\"")
                .getBytes(StandardCharsets.UTF_8));
    window.signIn(people.person("Samordnare Gallring", Role.COORDINATOR, "sv").email());
    window.open("/retention");
    assertThat(window.heading()).isEqualTo("Gallring");
    assertThat(window.text()).contains("Terminer sparas 12 månader", term);
    window.look("retention-due");

    Download archive =
        window
            .page()
            .waitForDownload(() ->
                window
                    .page()
                    .getByRole(AriaRole.BUTTON)
                    .and(window.page().getByLabel("Hämta arkivet för " + term))
                    .click());
    String code = Zip.receiptCode(Files.readAllBytes(archive.path()));
    assertThat(archive.suggestedFilename()).startsWith("platsa-" + term).endsWith(".zip");

    window.open("/retention");
    window.fill("Kvittenskod för " + term, "FEL").press("Bekräfta att arkivet är sparat");
    assertThat(window.text()).contains("Kvittenskoden är inte arkivets");
    window.look("retention-wrong-code");
    window
        .fill("Kvittenskod för " + term, code.toLowerCase(Locale.ROOT))
        .press("Bekräfta att arkivet är sparat");
    assertThat(window.text()).contains("Kvittensen för " + term + " är sparad.");
    window.look("retention-received");
    window.press("Radera " + term + " …");
    window.look("retention-ask");
    window.press("Avbryt");
    assertThat(problems()).isEqualTo(1);
    window.press("Radera " + term + " …").press("Radera " + term);
    assertThat(window.text()).contains(term + " är raderad.");
    assertThat(problems()).isZero();
  }

  private int problems() {
    return db.sql("SELECT count(*) FROM problem WHERE term_id = :term")
        .param("term", term)
        .query(Integer.class)
        .single();
  }

  @Test
  void anAdministratorSeesTermsAndTakesNothing(Window window) {
    window.signIn(people.person("Admin Gallring", Role.ADMIN, "sv").email()).open("/retention");
    assertThat(window.heading()).isEqualTo("Gallring");
    assertThat(window.page().locator("main form").count()).isZero();
  }

  @Test
  void anAdministratorIsShownWhereToDecide(Window window, Window other) {
    decideNothing();
    other.signIn(people.person("Samordnare Gallring", Role.COORDINATOR, "sv").email());
    other.open("/retention");
    assertThat(other.text()).contains("En administratör för in beslutet");
    assertThat(other.page().locator(".notice a").count()).isZero();

    window.inLanguage("en-GB");
    window.signIn(people.person("Admin Retention", Role.ADMIN, "en").email()).open("/retention");
    assertThat(window.text()).contains("When it is decided, you enter it in the settings.");
    window.look("retention-undecided");
    window.page().locator(".notice a").click();
    assertThat(window.path()).isEqualTo("/admin/settings");
  }
}
