package org.platsa.api.error;

import java.io.IOException;

/** More bytes came than a body may have (<i>för stor begäran</i>). */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("The body has more than " + limit + " bytes, the largest that is taken");
  }
}
