package org.platsa.api.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/** Each person's choice of which e-mails to get (<i>val av meddelanden</i>). */
@Component
public class Choosing {
  private final ReaderStore readers;
  private final MailClient mail;
  private final SignInWork signIn;
  private final AuditLog audit;

  Choosing(ReaderStore readers, MailClient mail, SignInWork signIn, AuditLog audit) {
    this.readers = readers;
    this.mail = mail;
    this.signIn = signIn;
    this.audit = audit;
  }

  /** What the caller is told of, and which of it by e-mail. */
  public MessageChoices of(Caller caller) {
    List<MessageKind> offered = MessageKind.of(caller.roles());
    Set<MessageKind> unwanted = signIn.call(() -> readers.unwanted(caller.tenant(), caller.id()));
    return new MessageChoices(
        offered,
        offered.stream()
            .filter(kind -> !unwanted.contains(kind))
            .<@Nullable MessageKind>map(kind -> kind)
            .toList(),
        mail.isOn());
  }

  /**
   * Sets which the caller wants.
   *
   * @throws ApiException 422 with every fault: one that the caller is not told of
   */
  public MessageChoices choose(Caller caller, MessageChoices choices) {
    List<MessageKind> offered = MessageKind.of(caller.roles());
    List<@Nullable MessageKind> wanted = choices.wanted();
    if (wanted == null) {
      throw ApiException.invalid(
          "The choice has faults",
          List.of(
              ErrorIssue.error(
                  "MISSING_FIELD", "/wanted", null, "wanted saknas.", "wanted is missing.")));
    }
    List<ErrorIssue> issues =
        wanted.stream()
            .filter(kind -> kind == null || !offered.contains(kind))
            .map(kind ->
                ErrorIssue.error(
                    "NOT_OFFERED",
                    "/wanted/" + wanted.indexOf(kind),
                    Objects.toString(kind, null),
                    "Det meddelandet skickas inte till din roll.",
                    "That message is not sent to your role."))
            .toList();
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The choice has faults", issues);
    }
    signIn.run(() -> {
      readers.setUnwanted(
          caller.tenant(),
          caller.id(),
          offered.stream().filter(kind -> !wanted.contains(kind)).toList());
      audit.record(
          caller.tenant(),
          Actor.of(caller),
          "messages.chosen",
          "account",
          caller.id().toString(),
          Map.of("wanted", wanted.size()));
    });
    return of(caller);
  }
}
