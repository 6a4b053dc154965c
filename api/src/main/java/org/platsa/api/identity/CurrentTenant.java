package org.platsa.api.identity;

import java.util.UUID;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Whose data the present piece of work is about (<i>kund</i>). */
@Component
public class CurrentTenant {
  /**
   * The tenant's id.
   *
   * @throws IllegalStateException if the work is nobody's or everybody's: a fault of ours
   */
  public UUID id() {
    return switch (Tenancy.current()) {
      case Tenancy.Staff(UUID tenant) -> tenant;
      case Tenancy.Provider(UUID tenant, String provider) -> tenant;
      case Tenancy.Worker worker -> throw none(worker);
      case Tenancy.SignIn signIn -> throw none(signIn);
    };
  }

  private static IllegalStateException none(Tenancy tenancy) {
    return new IllegalStateException(tenancy + " is no one tenant's");
  }
}
