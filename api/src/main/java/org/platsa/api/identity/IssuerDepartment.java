package org.platsa.api.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which department an OpenID Connect issuer decides about people and systems (<i>utfärdarens
 * förvaltning</i>).
 */
@Component
public class IssuerDepartment {
  private final JdbcClient db;
  private final SignInWork signIn;
  private final @Nullable UUID set;

  IssuerDepartment(JdbcClient db, SignInWork signIn, Settings settings) {
    this.db = db;
    this.signIn = signIn;
    this.set = settings.oidc().tenant();
  }

  /** The one of the settings, else the only one there is; nothing if there are several. */
  public Optional<UUID> find() {
    return set == null ? signIn.call(this::only) : Optional.of(set);
  }

  private Optional<UUID> only() {
    List<UUID> some = db.sql("SELECT id FROM tenant LIMIT 2").query(UUID.class).list();
    return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
  }
}
