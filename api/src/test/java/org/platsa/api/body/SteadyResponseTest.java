package org.platsa.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.api.compute.ClientConnection;
import org.platsa.api.settings.Settings;
import org.platsa.api.support.TestSettings;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SteadyResponseTest {
  private static final String PAGE = "text/html;charset=UTF-8";

  @TempDir private Path folder;
  private final List<Spool> made = new ArrayList<>();
  private final MockHttpServletResponse sent = new MockHttpServletResponse();
  private Spools spools;
  private SteadyResponse answer;

  @BeforeEach
  void begin() {
    Settings settings = TestSettings.of("platsa.bodies.folder=" + folder);
    spools = new Spools(new BodyBudget(settings, new SimpleMeterRegistry()), settings);
    answer =
        new SteadyResponse(
            sent, spools, this::room, ClientConnection.of(new MockHttpServletRequest()));
  }

  private Spool room() {
    Spool spool = spools.make();
    made.add(spool);
    return spool;
  }

  @AfterEach
  void end() throws IOException {
    made.forEach(Spool::drop);
    spools.destroy();
  }

  @Test
  void aPageIsHeldUntilItIsWholeThenSentWithItsLength() throws IOException {
    String row = "<p>elev på VO-18</p>";
    answer.setContentType(PAGE);
    for (int i = 0; i < 10_000; i++) {
      answer.getWriter().write(row);
    }
    answer.flushBuffer();

    assertThat(sent.isCommitted()).isFalse();
    assertThat(sent.getContentAsByteArray()).isEmpty();

    answer.end();

    byte[] page = row.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThat(sent.getContentAsByteArray()).isEqualTo(page);
    assertThat(sent.getContentLength()).isEqualTo(page.length);
  }

  @Test
  void whatFailsHalfWayIsTheErrorsPageAlone() throws IOException {
    answer.setContentType(PAGE);
    answer.getWriter().write("<p>half");

    answer.reset();
    answer.setContentType(PAGE);
    answer.getWriter().write("<p>It failed</p>");
    answer.end();

    assertThat(sent.getContentAsString()).isEqualTo("<p>It failed</p>");
  }

  @Test
  void whatIsNoPageGoesOutAtOnce() throws IOException {
    answer.setContentType("application/problem+json");
    answer.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));

    assertThat(sent.getContentAsString()).isEqualTo("{}");
    answer.end();
    assertThat(sent.getContentAsString()).isEqualTo("{}");
    assertThat(made).isEmpty();
  }
}
