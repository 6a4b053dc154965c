package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.account.Department;
import org.platsa.api.session.OwnMachine;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.SignInSettings;
import org.springframework.stereotype.Component;

/** What the sign-in page offers to a browser (<i>inloggningsval</i>). */
@Component
public class SignInOptions {
  private final Issuer issuer;
  private final DemoUsers demo;
  private final SignIns signIns;
  private final SignInSettings settings;

  SignInOptions(Issuer issuer, DemoUsers demo, SignIns signIns, Settings settings) {
    this.issuer = issuer;
    this.demo = demo;
    this.signIns = signIns;
    this.settings = settings.signIn();
  }

  /**
   * What is offered.
   *
   * @param issuer what people call the issuer; null if there is none
   * @param issuerPath where the sign-in there begins, to be opened by GET; a parameter {@code next}
   *     names the page to go to afterwards
   * @param fault why the last try at the issuer came to nothing; null if there was none
   * @param contact whom to ask who does not get in; null if the operator has not said
   * @param demo the demo users that get in by one click; empty outside of demo mode
   * @param departments among which somebody must choose who has signed in at the issuer; else empty
   * @param needsTls whether no password is taken, since the connection has no TLS
   */
  public record Offered(
      @Nullable String issuer,
      String issuerPath,
      @Nullable IssuerFault fault,
      @Nullable String contact,
      List<Account> demo,
      List<Department> departments,
      boolean needsTls) {
    public Offered {
      demo = List.copyOf(demo);
      departments = List.copyOf(departments);
    }
  }

  /** What is offered to who sends this request. */
  public Offered of(HttpServletRequest request) {
    Optional<IssuerFault> fault = IssuerFault.of(request.getParameter(IssuerFault.PARAMETER));
    return new Offered(
        issuer.isOn() ? issuer.name() : null,
        "/oauth2/authorization/" + Issuer.ID,
        fault.orElse(null),
        settings.contact(),
        demo.offered(request),
        signIns.asked(request),
        OwnMachine.lacksTls(request));
  }
}
