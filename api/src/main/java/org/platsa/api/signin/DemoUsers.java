package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.account.DemoAccounts;
import org.platsa.api.session.OwnMachine;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A user for each role, to look around with (<i>demoanvändare</i>): only where nobody outside of
 * this machine reaches the service.
 */
@Component
public class DemoUsers implements SmartLifecycle {
  private static final int EARLY = -1_000;

  private final DemoAccounts accounts;
  private final Problems problems;
  private final boolean wanted;
  private boolean running;

  DemoUsers(DemoAccounts accounts, Problems problems, Settings settings, ServerProperties server) {
    this.accounts = accounts;
    this.problems = problems;
    this.wanted = settings.demo();
    if (wanted) {
      refuseOutside(server.getAddress());
      if (settings.oidc().isOn()) {
        throw new DemoRefusedException(
            "an issuer is set (platsa.oidc.issuer): real people sign in here");
      }
    }
  }

  private static void refuseOutside(@Nullable InetAddress address) {
    if (address == null || !address.isLoopbackAddress()) {
      throw new DemoRefusedException(
          "the service listens on "
              + (address == null ? "every interface" : address.getHostAddress())
              + ": others than this machine could sign in as anybody");
    }
  }

  /** The users that the sign-in page offers to this browser; none to one of another machine. */
  public List<Account> offered(HttpServletRequest request) {
    return wanted && OwnMachine.isDirect(request) ? accounts.all() : List.of();
  }

  /** Makes them, or sees to it that nobody gets in as one; before anybody is let in. */
  @Override
  public void start() {
    running = true;
    if (!wanted) {
      accounts.end();
      return;
    }
    if (accounts.isForPeople()) {
      throw new DemoRefusedException(
          "the database has accounts of real people, whose data demo users would see");
    }
    if (!accounts.isDemo() && !new Tenancy.Worker().call(problems::isEmpty)) {
      throw new DemoRefusedException(
          "the database holds terms from before, which demo users would see: give the demo a"
              + " database folder of its own (PLATSA_DATABASE_FOLDER)");
    }
    accounts.make();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return EARLY;
  }
}
