package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Schema;

/** Who deletes a term whose archive has been received (<i>gallringssätt</i>). */
@Schema(name = "RetentionBy", description = "Who deletes a term whose archive has been received.")
public enum Retention {
  /** A coordinator, term by term. */
  PERSON,
  /** The service, a week after the archive was received. */
  SERVICE
}
