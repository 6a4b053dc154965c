package org.platsa.api.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Role;
import org.springframework.dao.EmptyResultDataAccessException;

/** How an account (<i>användare</i>) stands in its row. */
final class AccountRows {
  /** Everything but the password's hash, which only the sign-in may read. */
  static final String COLUMNS =
      """
      tenant_id, id, email, name, roles, provider_id, unit_ids, language, issuer, subject, active,
      demo, session_stamp, created_at, last_sign_in_at
      """;

  private AccountRows() {}

  static void mustHitOne(int rows) {
    if (rows != 1) {
      throw new EmptyResultDataAccessException("The account is not there any more", 1);
    }
  }

  static String[] names(Collection<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static AccountStore.Secret secret(ResultSet row, int number) throws SQLException {
    return new AccountStore.Secret(account(row, number), row.getString("password_hash"));
  }

  static Account account(ResultSet row, int number) throws SQLException {
    OffsetDateTime lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
    String issuer = row.getString("issuer");
    return new Account(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        texts(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
        row.getString("provider_id"),
        texts(row.getArray("unit_ids")),
        row.getString("language"),
        state(row.getBoolean("active"), lastSignIn),
        issuer == null ? null : new Account.Identity(issuer, row.getString("subject")),
        row.getBoolean("demo"),
        row.getInt("session_stamp"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        lastSignIn == null ? null : lastSignIn.toInstant());
  }

  private static Account.State state(boolean active, @Nullable OffsetDateTime lastSignIn) {
    if (!active) {
      return Account.State.DEACTIVATED;
    }
    return lastSignIn == null ? Account.State.INVITED : Account.State.ACTIVE;
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
  }
}
