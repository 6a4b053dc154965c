package org.platsa.api.identity;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who sends the present request (<i>anropare</i>). */
@Component
public class CurrentCaller {
  /**
   * The caller.
   *
   * @throws IllegalStateException if nobody is signed in, or there is no request: a fault of ours
   */
  public Caller get() {
    return find()
        .orElseThrow(() -> new IllegalStateException("Nobody is signed in in this request"));
  }

  /** The caller, if somebody is signed in. */
  public Optional<Caller> find() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
