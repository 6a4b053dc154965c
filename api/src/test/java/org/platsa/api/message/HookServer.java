package org.platsa.api.message;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A system that is told by webhook: what it was sent, and how it answers. */
final class HookServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Sent> answer = message -> 204;

  HookServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  /** What it was sent once. */
  record Sent(String path, String id, String timestamp, String signature, String body) {
    /** Whether one of its signatures is the secret's, worked out apart from the service. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] right =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return List.of(signature.split(" "))
            .contains("v1," + Base64.getEncoder().encodeToString(right));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Sent message =
        new Sent(
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
            String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
            String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    sent.add(message);
    exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    exchange.sendResponseHeaders(answer.applyAsInt(message), -1);
    exchange.close();
  }

  /** How it answers: an HTTP status, when it has one. */
  void answers(ToIntFunction<Sent> status) {
    answer = status;
  }

  /** What it was sent at a path. */
  List<Sent> sent(String path) {
    return sent.stream().filter(each -> each.path().equals(path)).toList();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
