package org.platsa.api.identity;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whose data the present request is about (<i>kund</i>): one default tenant, since there is no
 * sign-in.
 */
@Component
public class CurrentTenant {
  private static final UUID DEFAULT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  /** The tenant's id. */
  public UUID id() {
    return DEFAULT;
  }
}
