package org.platsa.api.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.gate.LongAnswers;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.StreamSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** A run's events over HTTP (<i>händelser</i>). */
@RestController
@RequestMapping("/api/v1/runs")
class ProgressController {
  private static final Logger log = LoggerFactory.getLogger(ProgressController.class);
  private static final int FASTEST = 20;

  private final RunHeads runs;
  private final EventCache cache;
  private final RunFeeds feeds;
  private final OpenStreams open;
  private final LongAnswers answers;
  private final CurrentTenant tenant;
  private final Clock clock;
  private final StreamSettings settings;
  private final Timer lag;

  ProgressController(
      RunHeads runs,
      EventCache cache,
      RunFeeds feeds,
      OpenStreams open,
      LongAnswers answers,
      CurrentTenant tenant,
      Clock clock,
      Settings settings,
      MeterRegistry registry) {
    this.runs = runs;
    this.cache = cache;
    this.feeds = feeds;
    this.open = open;
    this.answers = answers;
    this.tenant = tenant;
    this.clock = clock;
    this.settings = settings.streams();
    this.lag =
        Timer.builder("platsa.streams.lag")
            .description("Time from an event's storing to its sending, throttling included")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
  }

  @GetMapping(
      path = "/{runId}/events",
      produces = {"text/event-stream", "application/x-ndjson"})
  void events(
      @PathVariable UUID runId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventIdHeader,
      @RequestParam(name = "lastEventId", required = false) @Nullable String lastEventIdParameter,
      @RequestParam(required = false) @Nullable Integer maxPerSecond,
      NativeWebRequest web,
      HttpMethod method,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException, HttpMediaTypeNotAcceptableException {
    String lastEventId = lastEventIdHeader != null ? lastEventIdHeader : lastEventIdParameter;
    long cursor = cursor(lastEventId);
    Run run = runs.get(tenant.id(), runId, cursor);
    if (cursor < 0 || cursor > run.lastSeq()) {
      throw noEvent(run.lastSeq());
    }
    Duration interval = interval(maxPerSecond);
    StreamFormat format = StreamFormat.preferred(web);
    if (run.state().isFinished() && cursor >= run.lastSeq()) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (HttpMethod.HEAD.equals(method)) {
      response.setContentType(format.contentType());
      return;
    }
    open.enter();
    try (LongAnswers.Answer answer = answers.begin(request)) {
      response.setContentType(format.contentType());
      // Proxies such as nginx would otherwise hold events back.
      response.setHeader("X-Accel-Buffering", "no");
      OutputStream out = response.getOutputStream();
      send(
          run,
          cursor,
          interval,
          new EventStream(cache, clock, out, format, settings.heartbeat(), lag),
          answer);
    } catch (EventsUnreadableException e) {
      log.debug("A stream ends: its reader is to come back", e);
    } finally {
      open.leave();
    }
  }

  private void send(
      Run run, long cursor, Duration interval, EventStream stream, LongAnswers.Answer answer)
      throws IOException, InterruptedException {
    if (run.state().isFinished()) {
      stream.replay(run.id(), cursor, run.lastSeq(), () -> open.isRunning() && answer.isAllowed());
      return;
    }
    RunFeed feed = feeds.acquire(run);
    try {
      answer.whenEnded(feed::wake);
      stream.follow(run.id(), feed, cursor, interval, answer::isAllowed);
    } finally {
      feeds.release(run.id());
    }
  }

  private Duration interval(@Nullable Integer maxPerSecond) {
    int perSecond = maxPerSecond == null ? settings.perSecond() : maxPerSecond;
    ApiException.requireWithin("maxPerSecond", perSecond, 1, FASTEST);
    return Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /** The number of an event; -1 for what is none. */
  private static long cursor(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isEmpty()) {
      return 0;
    }
    return lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : -1;
  }

  private static ApiException noEvent(long lastSeq) {
    return ApiException.parameter(
        "Last-Event-ID",
        null,
        "Last-Event-ID ska vara ett händelsenummer från den här körningen, 0 till " + lastSeq + ".",
        "Last-Event-ID must be the number of an event of this run, 0 to " + lastSeq + ".");
  }
}
