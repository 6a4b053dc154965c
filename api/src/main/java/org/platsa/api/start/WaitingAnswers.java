package org.platsa.api.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.settings.ProbeSettings;
import org.platsa.solver.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/**
 * Answers on the service's ports while its start waits (<i>väntesvar</i>), as the service itself
 * would on a full disk: it lives, it is not ready, and clients are to come again. The web server
 * cannot, since everything in it needs the database.
 */
final class WaitingAnswers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WaitingAnswers.class);
  private static final Map<String, Object> LIVES = Map.of("status", "UP");
  private static final String HEALTH = "/actuator/health";

  private final List<HttpServer> servers = new ArrayList<>();
  private volatile Map<String, Object> details = Map.of();

  WaitingAnswers(ServerProperties server, ProbeSettings probes) {
    int port = server.getPort() == null ? ProbeSettings.USUAL_PORT : server.getPort();
    // One that speaks TLS is silent until it can.
    if (server.getSsl() == null || !server.getSsl().isEnabled()) {
      open(server.getAddress(), port);
    }
    open(probes.address(), probes.portBeside(port));
  }

  /** What is waited for. */
  void tell(Map<String, Object> newDetails) {
    details = newDetails;
  }

  private void open(@Nullable InetAddress address, int port) {
    if (port == 0) {
      // Nobody knows where to ask.
      return;
    }
    try {
      InetSocketAddress socket =
          address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
      HttpServer server = HttpServer.create(socket, 0);
      server.createContext("/", this::answer);
      server.start();
      servers.add(server);
    } catch (IOException e) {
      log.warn("Port {} cannot say that the start waits: {}", port, e.getMessage());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case HEALTH + "/liveness" -> send(exchange, 200, LIVES);
        case HEALTH, HEALTH + "/readiness" -> send(exchange, 503, notReady());
        default -> {
          DatabaseFailure full = DatabaseFailure.DISK_FULL;
          Duration later = full.retryAfter();
          exchange.getResponseHeaders().set("Retry-After", Long.toString(later.toSeconds()));
          exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
          send(exchange, 503, full.error(path));
        }
      }
    }
  }

  private Map<String, Object> notReady() {
    return Map.of(
        "status",
        "DOWN",
        "components",
        Map.of("database", Map.of("status", "DOWN", "details", details)));
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] json = Json.mapper().writeValueAsBytes(body);
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, headOnly ? -1 : json.length);
    if (!headOnly) {
      exchange.getResponseBody().write(json);
    }
  }

  /** Leaves the ports to the web server. */
  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
