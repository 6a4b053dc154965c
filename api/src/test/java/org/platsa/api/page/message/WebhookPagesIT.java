package org.platsa.api.page.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator has a system told, sees what did not arrive, and ends it; people choose. */
@BrowserTest
class WebhookPagesIT {
  @LocalServerPort private int port;
  private final InvitedPeople people;

  @Value("${platsa.database.url}")
  private String url;

  @Autowired
  WebhookPagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void aWebhookIsMadeWatchedAndRemoved(Window window) {
    window.signIn(people.person("Admin Webb", Role.ADMIN, "sv").email());
    window.open("/admin/webhooks").look("webhooks-none");
    window.follow("Ny webhook");
    window.fill("Adress", "http://intern/mottagare");
    window.press("Skapa webhook");
    assertThat(window.text()).contains("Adressen ska börja med https://");
    window.look("webhook-new-faults");
    assertThat(window.field("Adress").inputValue()).isEqualTo("http://intern/mottagare");

    window.fill("Adress", "https://skolan.invalid/platsa/mottagare");
    window.press("Skapa webhook");
    assertThat(window.page().locator("#secret").innerText()).startsWith("whsec_");
    window.look("webhook-secret");
    window.follow("Klar");
    assertThat(window.text()).contains("allt har kommit fram", "Nytt förslag");

    Client client = new Client(port);
    client.queue(client.submit(Client.example()), "{\"stepLimit\": 1}");
    TestDatabase.client(url)
        .sql(
            """
            WITH told AS (
              INSERT INTO message (tenant_id, id, kind, at, due_at, term_id, run_id, spread_at)
              SELECT tenant_id, gen_random_uuid(), 'REPAIRED', now(), now(), 'x', id, now()
              FROM run WHERE tenant_id IN
                (SELECT tenant_id FROM webhook WHERE url LIKE 'https://skolan.invalid/%')
              LIMIT 1 RETURNING tenant_id, id)
            INSERT INTO delivery (tenant_id, id, message_id, webhook_id, state, due_at, tries,
                                  tried_at, fault, status)
            SELECT t.tenant_id, gen_random_uuid(), t.id, w.id, 'GIVEN_UP', now(), 16, now(),
                   'STATUS', 503
            FROM told t JOIN webhook w ON w.tenant_id = t.tenant_id
            """)
        .update();
    window.open("/admin/webhooks").look("webhooks");
    assertThat(window.text()).contains("ett kom inte fram");
    window.follow("https://skolan.invalid/platsa/mottagare").look("webhook");
    assertThat(window.text()).contains("Planen är lagad efter svar", "(503)", "16");
    window.press("Skicka igen");
    assertThat(window.text()).contains("Meddelandet skickas igen.");

    window.press("Byt hemlighet …");
    window.look("webhook-renew");
    window.press("Byt hemlighet");
    assertThat(window.text()).contains("Den förra hemligheten gäller ett dygn till");
    window.page().goBack();
    window.open("/admin/webhooks");
    window.follow("https://skolan.invalid/platsa/mottagare");
    window.press("Ta bort …");
    window.press("Ta bort");
    assertThat(window.text()).contains("Inget mer skickas till", "Borttagna");
    window.look("webhooks-removed");
  }

  @Test
  void eachChoosesWhichEmails(Window window) {
    window.signIn(people.person("Coordinator Post", Role.COORDINATOR, "en").email());
    window.open("/profile");
    assertThat(window.field("A school has answered").isChecked()).isTrue();
    window.field("A school has answered").uncheck();
    window.press("Save choice");
    assertThat(window.text()).contains("Your choice is saved.", "sends no e-mail yet");
    assertThat(window.field("A school has answered").isChecked()).isFalse();
    assertThat(window.field("Plan mended after answers").isChecked()).isTrue();
    window.look("profile-messages");
  }

  @Test
  void theSameInEnglish(Window window) {
    window.signIn(people.person("Admin Web", Role.ADMIN, "en").email());
    window.open("/admin/webhooks/new").look("webhook-new-en");
    assertThat(window.text()).contains("Make webhook", "Time to answer is nearly over");
  }
}
