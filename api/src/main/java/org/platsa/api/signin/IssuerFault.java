package org.platsa.api.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a sign-in at the issuer came to nothing (<i>inloggningsfel</i>), as the sign-in page is told.
 */
public enum IssuerFault {
  /** Nobody here knows the person: an administrator must invite first. */
  UNKNOWN,
  /** The issuer gives the person no role here, or not all that the role needs. */
  NO_ROLE,
  /** The person, or the issuer, stopped it. */
  CANCELLED,
  /** The issuer does not answer. */
  UNREACHABLE,
  /** What the issuer said was not right, or came too late. */
  FAILED;

  /** The parameter of the sign-in page that says which. */
  public static final String PARAMETER = "issuer";

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that a parameter names. */
  public static Optional<IssuerFault> of(@Nullable String text) {
    return Arrays.stream(values()).filter(fault -> fault.text().equals(text)).findFirst();
  }
}
