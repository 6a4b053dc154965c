package org.platsa.api.signin;

import java.time.Duration;
import java.util.List;
import org.platsa.api.account.Account;
import org.platsa.api.account.Department;

/** What came of a try to sign in (<i>inloggningens utfall</i>). */
public sealed interface SignInOutcome {
  /**
   * The person is inside, and the answer to the request carries the session.
   *
   * @param account the person's
   */
  record SignedIn(Account account) implements SignInOutcome {}

  /**
   * Address and password do not belong together, or the account may not sign in: not told which.
   */
  record Refused() implements SignInOutcome {}

  /**
   * There were too many failures; nothing was looked at.
   *
   * @param time how long to wait before the next try, rounded up to seconds
   */
  record Wait(Duration time) implements SignInOutcome {}

  /** So many sign in right now that this password was not looked at, and not counted. */
  record Crowd() implements SignInOutcome {}

  /**
   * Address and password fit in several departments: one must be chosen, and everything sent again.
   *
   * @param departments among which
   */
  record WhichDepartment(List<Department> departments) implements SignInOutcome {
    public WhichDepartment {
      departments = List.copyOf(departments);
    }
  }

  /** The connection has no TLS and comes from another machine: no password is taken there. */
  record NeedsTls() implements SignInOutcome {}
}
