package org.platsa.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Who sends an issuer's tokens is counted before they are looked at, though the issuer is away. */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.oidc.issuer=http://localhost:1/away",
      "platsa.oidc.client-id=platsa",
      "platsa.oidc.audience=platsa",
      "platsa.rates.unknown-per-second=1",
      "platsa.rates.unknown-burst=8"
    })
class IssuedTokensRatesIT {
  @LocalServerPort private int port;

  @Test
  void whoGuessesIsPutOff() {
    Client client = new Client(port);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statuses.add(client.with("e30.e30." + i).get("/api/v1/constraints").status());
    }

    assertThat(statuses).startsWith(503).contains(429);
  }
}
