package org.platsa.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditEntry;
import org.springframework.context.support.ResourceBundleMessageSource;

class AuditDetailsTest {
  private static final Locale SWEDISH = Locale.of("sv", "SE");

  @Test
  void whatWasDoneToAccountsIsSaidInBothLanguages() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("by", "ISSUER");
    details.put("rolesBefore", "ADMIN,COORDINATOR");
    details.put("roles", "ANALYST");
    assertThat(said(details, SWEDISH))
        .containsExactly(
            "Hur: genom inloggningstjänsten",
            "Roller förut: Administratör, Praktiksamordnare",
            "Roller: Analytiker");
    assertThat(said(details, Locale.UK))
        .containsExactly(
            "How: through the sign-in service",
            "Roles before: Administrator, Placement coordinator",
            "Roles: Analyst");
  }

  @Test
  void whatServiceAccountsMayIsSaidAsOnTheirPage() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", "Skolregistret, nya");
    details.put("scopes", List.of("problems:read", "audit:read"));
    details.put("validDays", 365);
    details.put("demo", true);
    assertThat(said(details, SWEDISH))
        .containsExactly(
            "Namn: Skolregistret, nya",
            "Får: Läsa underlag, Läsa granskningsloggen",
            "Dagar det gäller: 365",
            "För demon: ja");
  }

  @Test
  void settingsAreSaidAsTheyWereAndAre() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("retentionMonths", Map.of("from", "", "to", "24"));
    details.put("retentionBy", Map.of("from", "PERSON", "to", "SERVICE"));
    assertThat(said(details, SWEDISH))
        .containsExactly(
            "Månader som terminer sparas: inget → 24", "Vem som raderar: en samordnare → tjänsten");
    assertThat(said(details, Locale.UK))
        .containsExactly(
            "Months that terms are kept: nothing → 24", "Who deletes: a coordinator → the service");
  }

  @Test
  void numbersAreWrittenAsTheReaderWritesThem() {
    assertThat(said(Map.of("bytes", 1234567), Locale.UK))
        .containsExactly("Size in bytes: 1,234,567");
  }

  @Test
  void whatHasNoWordsIsShownAsItWasRecordedAndTheSubjectNotTwice() {
    assertThat(said(Map.of("newer", "1"), SWEDISH)).containsExactly("newer: 1");
    assertThat(said(Map.of("call", "subject"), SWEDISH)).isEmpty();
  }

  private static List<String> said(Map<String, Object> details, Locale locale) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    AuditEntry entry =
        new AuditEntry(
            UUID.randomUUID(),
            Instant.EPOCH,
            new AuditEntry.By(Actor.Kind.SERVICE, null, "platsa"),
            "account.changed",
            "account",
            "subject",
            details,
            null,
            null,
            null);
    return new AuditDetails(messages, locale)
        .of(entry).stream().map(detail -> detail.label() + ": " + detail.text()).toList();
  }
}
