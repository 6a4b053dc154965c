package org.platsa.api.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Sends messages as e-mails (<i>e-post</i>), if the operator has named a mail server. They name
 * terms by their ids and nobody: what there is to see stands behind a link, for who signs in.
 */
@Component
class MailClient {
  private static final Logger log = LoggerFactory.getLogger(MailClient.class);

  private final @Nullable JavaMailSender sender;
  private final MessageSource texts;
  private final String from;
  private final String url;
  private final Duration limit;

  /**
   * Checks the settings.
   *
   * @throws IllegalStateException if there is a mail server, but no right address to send from, or
   *     it is not set where people reach the service
   */
  MailClient(ObjectProvider<JavaMailSender> sender, MessageSource texts, Settings settings) {
    this.sender = sender.getIfAvailable();
    this.texts = texts;
    // A message is this replica's for no longer than its lease.
    this.limit = settings.messages().lease().dividedBy(2);
    this.from = settings.messages().from() == null ? "" : settings.messages().from();
    this.url = settings.signIn().url() == null ? "" : settings.signIn().url().toString();
    if (isOn()) {
      requireAddress(from);
      if (url.isEmpty()) {
        throw new IllegalStateException(
            "spring.mail.host names a mail server, but platsa.sign-in.url does not say where people"
                + " reach the service, to which the links in e-mails lead. Maybe set"
                + " PLATSA_SIGNIN_URL=https://…");
      }
    }
  }

  private static void requireAddress(String address) {
    try {
      InternetAddress checked = new InternetAddress(address, true);
      checked.validate();
    } catch (AddressException e) {
      throw new IllegalStateException(
          "spring.mail.host names a mail server, but platsa.messages.from is '"
              + address
              + "', which is no e-mail address to send from. Maybe set"
              + " PLATSA_MESSAGES_FROM=platsa@example.se",
          e);
    }
  }

  /** Whether e-mails are sent at all. */
  boolean isOn() {
    return sender != null;
  }

  /** Sends one; the same again has the same Message-ID, so that a mail program knows it. */
  Outcome send(DeliveryStore.Claimed claimed, ReaderStore.Reader reader) {
    if (sender == null) {
      return Outcome.failed(DeliveryFault.MAIL_SERVER);
    }
    Locale locale = Locale.of(reader.language());
    // A term may be called anything; a line break would begin another header.
    String term = claimed.term().replaceAll("\\p{Cntrl}", " ");
    try {
      MimeMessage message = sender.createMimeMessage();
      MimeMessageHelper helper =
          new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
      helper.setValidateAddresses(true);
      helper.setFrom(from);
      helper.setTo(reader.email());
      helper.setSubject(text("mail.subject." + claimed.kind(), locale, term));
      helper.setText(
          text("mail.text." + claimed.kind(), locale, term)
              + "\n\n"
              + url
              + path(claimed)
              + "\n\n"
              + text("mail.foot", locale, url + "/profile")
              + "\n");
      message.setHeader(
          "Message-ID", "<" + claimed.id() + "@" + from.substring(from.indexOf('@') + 1) + ">");
      message.setHeader("Auto-Submitted", "auto-generated");
      return send(sender, message, claimed.message());
    } catch (MailException | MessagingException e) {
      // Not its text, which may have the address.
      log.warn(
          "The mail server does not take message {}: {}",
          claimed.message(),
          NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
      return Outcome.failed(DeliveryFault.MAIL_SERVER);
    }
  }

  /** A server that says a little now and then would hold a connection for ever. */
  private Outcome send(JavaMailSender sender, MimeMessage message, UUID id) {
    FutureTask<Outcome> sending =
        new FutureTask<>(() -> {
          sender.send(message);
          return Outcome.taken(null);
        });
    // Interrupted, a virtual thread closes the connection that it waits for.
    Thread.ofVirtual().name("mail").start(sending);
    try {
      return sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.warn("The mail server has not taken message {} within {}", id, limit);
      return Outcome.failed(DeliveryFault.TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed(DeliveryFault.SERVICE);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MailException cause) {
        throw cause;
      }
      throw new IllegalStateException("An e-mail cannot be sent", e.getCause());
    } finally {
      sending.cancel(true);
    }
  }

  private String text(String key, Locale locale, String value) {
    return texts.getMessage(key, new Object[] {value}, locale);
  }

  private static String path(DeliveryStore.Claimed claimed) {
    String term = "/terms/" + UriUtils.encodePathSegment(claimed.term(), StandardCharsets.UTF_8);
    return switch (claimed.kind()) {
      case PUBLISHED, CHANGED, WITHDRAWN, DATE_NEAR -> "/places/" + claimed.proposal();
      case REQUESTS_DUE, LEFT_OUT ->
          "/requests/" + UriUtils.encodePathSegment(claimed.term(), StandardCharsets.UTF_8);
      case OFFERS_DUE -> "/offers";
      case PLACE_OFFERED, PLACE_GONE -> "/places";
      case ANSWERED, PLACE_TAKEN -> term + "/answers";
      case REPAIRED -> term + "/publish?run=" + claimed.run();
    };
  }
}
