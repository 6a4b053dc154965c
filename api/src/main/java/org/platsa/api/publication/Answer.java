package org.platsa.api.publication;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a provider has answered to a place (<i>svar</i>). */
@Schema(name = "ProviderAnswer", description = "What a provider has answered to a place.")
public enum Answer {
  /** The student comes. */
  ACCEPTED,
  /** The place is not wanted; the request is over. */
  DECLINED,
  /** The student does not come at all. */
  WITHDRAWN,
  /** The student is to have another place. */
  OTHER_WANTED
}
