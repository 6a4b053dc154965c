package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a pseudonym stands for (<i>persontyp</i>). */
@Schema(name = "PersonKind", description = "What a pseudonym stands for.")
public enum PersonKind {
  /** A trainee (<i>elev</i>). */
  STUDENT,
  /** A supervisor (<i>handledare</i>). */
  SUPERVISOR
}
