package org.platsa.api.signin;

import org.platsa.api.account.Account;
import org.springframework.security.core.context.SecurityContextHolder;

/** Has the thread of a test be somebody's. */
public final class SignedIn {
  private SignedIn() {}

  /** Until {@link SecurityContextHolder#clearContext()} the present request is this person's. */
  public static void as(Account account) {
    SecurityContextHolder.getContext().setAuthentication(new PersonAuthentication(account));
  }
}
