package org.platsa.api.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Keeps sessions as the sign-in's database user (<i>sessionslager</i>), whatever tenancy the
 * request has by then: a session is saved when the answer begins.
 */
final class SignInSessions<S extends Session> implements FindByIndexNameSessionRepository<S> {
  private static final Tenancy SIGN_IN = new Tenancy.SignIn();

  private final FindByIndexNameSessionRepository<S> stored;

  SignInSessions(FindByIndexNameSessionRepository<S> stored) {
    this.stored = stored;
  }

  @Override
  public S createSession() {
    return stored.createSession();
  }

  @Override
  public void save(S session) {
    SIGN_IN.run(() -> stored.save(session));
  }

  @Override
  public @Nullable S findById(String id) {
    return SIGN_IN.call(() -> stored.findById(id));
  }

  @Override
  public void deleteById(String id) {
    SIGN_IN.run(() -> stored.deleteById(id));
  }

  @Override
  public Map<String, S> findByIndexNameAndIndexValue(String name, String value) {
    return SIGN_IN.call(() -> stored.findByIndexNameAndIndexValue(name, value));
  }
}
