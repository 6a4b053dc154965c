package org.platsa.api.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.DepartmentTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far each term is on its way to its deletion (<i>gallringsläge</i>): until when it is kept,
 * and whether there is an archive of what it is now.
 */
@Component
public class TermStates {
  /** After an archive has been received, before the service deletes what it is of. */
  private static final Duration GRACE = Duration.ofDays(7);

  private final TermStore store;
  private final TenantStore tenants;
  private final CurrentTenant tenant;
  private final Clock clock;
  private final TransactionTemplate transaction;

  TermStates(
      TermStore store,
      TenantStore tenants,
      CurrentTenant tenant,
      Clock clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.tenants = tenants;
    this.tenant = tenant;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** The present department's terms, the oldest first. */
  public List<TermState> all() {
    return transaction.execute(status -> states(tenant.id()));
  }

  /** Terms of the present department that the service is to delete by now. */
  List<String> toBeDeletedByService() {
    LocalDate today = today();
    return all().stream()
        .filter(state ->
            state.deletedByServiceOn() != null && !state.deletedByServiceOn().isAfter(today))
        .map(TermState::termId)
        .toList();
  }

  /** A term's, of which there is something; to be called in a transaction. */
  TermState of(UUID client, String term) {
    return states(client).stream()
        .filter(state -> state.termId().equals(term))
        .findFirst()
        .orElseThrow();
  }

  private List<TermState> states(UUID client) {
    TenantSettings settings = tenants.settings(client);
    Map<String, TermStore.Archive> newest = new HashMap<>();
    store.archives(client).forEach(archive -> newest.put(archive.term(), archive));
    List<TermState> states = new ArrayList<>();
    for (TermStore.Stored term : store.terms(client)) {
      states.add(state(client, settings, term, newest.get(term.id())));
    }
    return states;
  }

  private TermState state(
      UUID client,
      TenantSettings settings,
      TermStore.Stored term,
      TermStore.@Nullable Archive newest) {
    boolean isOfNow =
        newest != null && Arrays.equals(newest.content(), store.content(client, term.id()));
    TermStore.Archive archive = isOfNow ? newest : null;
    Integer months = settings.retentionMonths();
    LocalDate dueOn = months == null ? null : term.lastDay().plusMonths(months).plusDays(1);
    boolean isDue = dueOn != null && !dueOn.isAfter(today());
    TermState.State state = TermState.State.KEPT;
    if (isDue) {
      state =
          archive == null
              ? TermState.State.DUE
              : archive.receivedAt() == null ? TermState.State.ARCHIVED : TermState.State.RECEIVED;
    }
    boolean byService =
        state == TermState.State.RECEIVED && settings.retentionBy() == Retention.SERVICE;
    return new TermState(
        term.id(),
        term.lastDay(),
        dueOn,
        state,
        term.problems(),
        term.runs(),
        term.unfinished(),
        archive == null ? null : told(archive),
        byService && archive != null && archive.receivedAt() != null
            ? LocalDate.ofInstant(archive.receivedAt().plus(GRACE), DepartmentTime.ZONE)
            : null);
  }

  private static TermState.Archive told(TermStore.Archive archive) {
    return new TermState.Archive(
        archive.id(),
        archive.madeAt(),
        archive.madeBy(),
        archive.bytes(),
        hex(archive.sha256()),
        archive.receivedAt(),
        archive.receivedBy());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
