package org.platsa.api.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.platsa.api.identity.Role;

/** What a message tells (<i>slag av meddelande</i>). */
@Schema(name = "MessageKind", description = "What a message tells.")
public enum MessageKind {
  /** A provider was sent its first proposal of a term. */
  PUBLISHED("proposal.published", Role.PROVIDER),
  /** A provider was sent another proposal in place of one. */
  CHANGED("proposal.changed", Role.PROVIDER),
  /** The department has taken a proposal back. */
  WITHDRAWN("proposal.withdrawn", Role.PROVIDER),
  /** The last day to answer is near, and some places have no answer. */
  DATE_NEAR("proposal.date-near", Role.PROVIDER),
  /** A provider has answered. */
  ANSWERED("proposal.answered", Role.COORDINATOR),
  /** The plan has been mended by the answers. */
  REPAIRED("plan.repaired", Role.COORDINATOR),
  /** The last day to send requests is near, and a provider has sent none. */
  REQUESTS_DUE("requests.date-near", Role.PROVIDER),
  /** The last day to say what units offer is near, and some have not said it. */
  OFFERS_DUE("offers.date-near", Role.UNIT_MANAGER),
  /** Answers were taken in, and of a provider's some were left out. */
  LEFT_OUT("requests.left-out", Role.PROVIDER),
  /** Free places are on offer to a provider, until a day. */
  PLACE_OFFERED("place.offered", Role.PROVIDER),
  /** A place that was on offer to a provider is somebody else's, or the department's again. */
  PLACE_GONE("place.gone", Role.PROVIDER),
  /** A provider has taken a place that was on offer. */
  PLACE_TAKEN("place.taken", Role.COORDINATOR);

  private final String type;
  private final Role reader;

  MessageKind(String type, Role reader) {
    this.type = type;
    this.reader = reader;
  }

  /** What a webhook's body calls it, such as {@code proposal.published}. */
  public String type() {
    return type;
  }

  /**
   * Who is told by e-mail; a provider of its own proposals and requests alone, a manager of the own
   * units.
   */
  public Role reader() {
    return reader;
  }

  /** Those that somebody with these roles is told of. */
  public static List<MessageKind> of(Collection<Role> roles) {
    return Arrays.stream(values()).filter(kind -> roles.contains(kind.reader)).toList();
  }
}
