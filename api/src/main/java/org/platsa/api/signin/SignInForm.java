package org.platsa.api.signin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody fills in to sign in (<i>inloggningsuppgifter</i>).
 *
 * @param email the address of the account
 * @param password its password
 * @param department the tenant that was chosen, where the address belongs to several; else null
 */
public record SignInForm(String email, String password, @Nullable UUID department) {
  /** Without the password. */
  @Override
  public String toString() {
    return "SignInForm[" + email + ", " + department + "]";
  }
}
