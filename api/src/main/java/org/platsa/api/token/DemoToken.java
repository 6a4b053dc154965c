package org.platsa.api.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.Scope;
import org.platsa.api.identity.SecretHash;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.SignInWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * A service account that may everything, to try the service with (<i>demotoken</i>): made anew at
 * each start of a demo, its token in a file that only its owner reads. Without a demo it does not
 * work.
 */
@Component
class DemoToken implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DemoToken.class);
  private static final String NAME = "Demo";

  /** The department that a demo is about. */
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  private final ServiceAccountStore store;
  private final ServiceAccounts accounts;
  private final AuditLog audit;
  private final SignInWork signIn;
  private final Clock clock;
  private final boolean wanted;
  private final Path file;
  private boolean running;

  DemoToken(
      ServiceAccountStore store,
      ServiceAccounts accounts,
      AuditLog audit,
      SignInWork signIn,
      Clock clock,
      Settings settings) {
    this.store = store;
    this.accounts = accounts;
    this.audit = audit;
    this.signIn = signIn;
    this.clock = clock;
    this.wanted = settings.demo();
    this.file = settings.demoToken();
  }

  @Override
  public void start() {
    running = true;
    try {
      signIn.run(this::end);
      if (wanted) {
        signIn.run(this::make);
      }
    } catch (DataAccessException | TransactionException e) {
      log.warn("The demo's token is neither made nor ended now: {}", e.getMessage());
    }
  }

  private void end() {
    store
        .demo(TENANT)
        .ifPresent(former -> {
          store.revoke(TENANT, former, clock.instant());
          record("service-account.revoked", former);
        });
  }

  private void make() {
    String token = accounts.token();
    ServiceAccount made =
        accounts.draft(
            token,
            new ServiceAccountRequest(
                NAME,
                Arrays.stream(Scope.values())
                    // A provider's alone.
                    .filter(scope -> scope != Scope.ROUND)
                    .map(Scope::text)
                    .toList(),
                null,
                null),
            NAME,
            clock.instant(),
            null);
    store.insert(TENANT, made, null, SecretHash.of(token));
    record("service-account.made", made.id());
    write(token);
    log.info("This is a demo: its token, with which everything may be done, is in {}", file);
  }

  private void record(String action, UUID account) {
    audit.record(
        TENANT, Actor.SERVICE, action, "service-account", account.toString(), Map.of("demo", true));
  }

  private void write(String token) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written =
          Files.createTempFile(
              folder,
              "token-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(written, token + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's token cannot be written to " + file, e);
    }
  }

  /** Before the web server: who finds it ready finds the token, too. */
  @Override
  public int getPhase() {
    return -900;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
