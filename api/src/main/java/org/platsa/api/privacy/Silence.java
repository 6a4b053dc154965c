package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a proposed place counts that nobody has answered in time (<i>tystnad</i>). */
@Schema(
    name = "Silence",
    description = "How a proposed place counts that nobody has answered in time.")
public enum Silence {
  /** As not answered: the department asks. */
  NOTHING,
  /** As accepted. */
  ACCEPTED,
  /** As declined. */
  DECLINED
}
