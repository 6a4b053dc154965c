package org.platsa.api.publication;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a place is not accepted (<i>skäl</i>). A list and no free text, in which people would write
 * of health and by name.
 */
@Schema(name = "AnswerReason", description = "Why a place is not accepted.")
public enum AnswerReason {
  /** The way there is too long. */
  TOO_FAR,
  /** The weeks do not fit. */
  PERIOD,
  /** The course needs another kind of unit. */
  UNIT_KIND,
  /** The student has got a place elsewhere. */
  OTHER_PLACE,
  /** The student has left the course. */
  STUDENT_LEFT,
  /** Something else. */
  OTHER
}
