package org.platsa.api.message;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.platsa.api.settings.MessageSettings;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Sends signed messages to webhooks (<i>webhookklient</i>), as Standard Webhooks says. Whoever
 * names the address is not trusted: addresses within the service's own network are refused as they
 * are looked up, unless the operator allows them; redirects are not followed, no answer's body is
 * read, and everything together ends in time.
 */
@Component
class WebhookClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 100;

  private final CloseableHttpClient http;
  private final Duration timeout;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-ends").factory());

  WebhookClient(Settings settings) {
    MessageSettings messages = settings.messages();
    timeout = messages.timeout();
    http =
        new HttpComponentsHttpClientBuilder()
            .withCustomizer(client ->
                client
                    .disableAutomaticRetries()
                    .disableAuthCaching()
                    .disableContentCompression()
                    .setUserAgent("Platsa"))
            .withConnectionManagerCustomizer(connections ->
                connections.setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build()))
            .build(
                HttpClientSettings.defaults()
                    .withRedirects(HttpRedirects.DONT_FOLLOW)
                    .withCookieHandling(HttpCookieHandling.DISABLE)
                    .withTimeouts(timeout, timeout)
                    .withInetAddressFilter(
                        messages.innerAddresses()
                            ? InetAddressFilter.all()
                            : InetAddressFilter.externalAddresses()));
  }

  /**
   * Sends a message.
   *
   * @param id the message's, the same at each try
   * @param at the time of this try, which is signed along
   */
  Outcome send(WebhookStore.Target target, UUID id, Instant at, String body) {
    HttpPost request = new HttpPost(URI.create(target.url()));
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    request.setHeader("webhook-id", id.toString());
    request.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
    request.setHeader("webhook-signature", signature(target.secrets(), id, at, body));
    ScheduledFuture<?> end =
        ends.schedule(request::cancel, 2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = http.executeOpen(null, request, null);
      int status = response.getCode();
      // To close it alone would read the rest of what it says, however long that is.
      request.cancel();
      close(response);
      return Outcome.ofStatus(status);
    } catch (FilteredHostException | UnknownHostException e) {
      return Outcome.failed(DeliveryFault.ADDRESS);
    } catch (SocketTimeoutException e) {
      return Outcome.failed(DeliveryFault.TIME);
    } catch (IOException e) {
      return Outcome.failed(request.isCancelled() ? DeliveryFault.TIME : DeliveryFault.CONNECTION);
    } finally {
      end.cancel(false);
    }
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      log.trace("The connection was cut before the answer's end", e);
    }
  }

  static String signature(List<byte[]> secrets, UUID id, Instant at, String body) {
    List<String> signatures = new ArrayList<>();
    for (byte[] secret : secrets) {
      try {
        signatures.add(
            new com.standardwebhooks.Webhook(secret)
                .sign(id.toString(), at.getEpochSecond(), body));
      } catch (EmptyWebhookSecretException | WebhookSigningException e) {
        throw new IllegalStateException("A webhook's secret has " + secret.length + " bytes", e);
      }
    }
    return String.join(" ", signatures);
  }

  @Override
  public void close() throws IOException {
    ends.shutdownNow();
    http.close();
  }
}
