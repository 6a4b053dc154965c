package org.platsa.api.support;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.UUID;
import org.platsa.api.identity.Role;

/** Somebody who is signed in and calls the interface with the browser's session. */
public final class SignedIn {
  private final Client client;
  private final TestPeople.Browser browser;

  private SignedIn(Client client, TestPeople.Browser browser) {
    this.client = client;
    this.browser = browser;
  }

  /**
   * Somebody new who has one role.
   *
   * @param url of the database of the service that the client calls
   * @param clock the service's
   */
  public static SignedIn as(Role role, UUID tenant, String url, Clock clock, Client client) {
    TestPeople people = new TestPeople(TestDatabase.client(url), clock);
    return new SignedIn(client.asNobody(), people.signIn(tenant, role, "R1"));
  }

  public Client.Answer get(String path) {
    return client.send(request(path).GET());
  }

  public Client.Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Client.Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  private Client.Answer send(String method, String path, String json) {
    return client.send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", browser.maskedFormToken())
            .method(method, BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return client.to(path).header("Cookie", browser.cookies());
  }
}
