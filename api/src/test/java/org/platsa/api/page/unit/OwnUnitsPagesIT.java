package org.platsa.api.page.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
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

/** A manager reports that somebody will be away, and the coordinator sees it. */
@BrowserTest
class OwnUnitsPagesIT {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;

  @Value("${platsa.database.url}")
  private String url;

  @Test
  void anAbsenceIsReported(Window window, Window english) {
    InvitedPeople people = new InvitedPeople(accounts, invitations);
    String term = "T" + UUID.randomUUID().toString().substring(0, 8);
    new Client(port)
        .submit(
            new String(Client.example(), StandardCharsets.UTF_8)
                .replace("\"VT2024\"", "\"" + term + "\"")
                .replace("2024-", "2052-")
                .getBytes(StandardCharsets.UTF_8));
    Account manager = people.person("Enhetschef", Role.UNIT_MANAGER, "sv");
    TestDatabase.client(url)
        .sql("UPDATE account SET unit_ids = '{U1}' WHERE id = :id")
        .param("id", manager.id())
        .update();
    window.signIn(manager.email());
    window.open("/own-units").look("own-units");
    window.open("/own-units/" + term + "?unit=U1").look("own-unit");
    window.press("Anmäl frånvaro");
    assertThat(window.text()).contains("3 saker behöver rättas", "Välj en handledare.");
    window.look("own-unit-faults");
    window.page().selectOption("select", window.page().locator("option").nth(1).innerText());
    window.page().fill("input[name=from]", "2052-04-01");
    window.page().fill("input[name=to]", "2052-04-12");
    window.press("Anmäl frånvaro");
    assertThat(window.text()).contains("Ändringen är sparad", "1 apr", "12 apr");
    window.look("own-unit-absent");
    window.fill("Elever samtidigt", "många");
    window.press("Ändra");
    assertThat(window.text()).contains("Skriv ett helt tal");
    window.fill("Elever samtidigt", "1");
    window.press("Ändra");
    assertThat(window.field("Elever samtidigt").inputValue()).isEqualTo("1");
    english.inLanguage("en-GB").signIn(manager.email());
    english.open("/own-units/" + term + "?unit=U1").look("own-unit-en");
  }
}
