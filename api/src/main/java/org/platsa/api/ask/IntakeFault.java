package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer that does not fit the term's data (<i>fel i svar</i>).
 *
 * @param from the name of the provider or unit; empty for the data as a whole
 * @param providerId whose student; null for a unit and for the data as a whole
 * @param id the pseudonym of the student, or the unit's id; empty for neither
 * @param code stable for programs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IntakeFault", description = "An answer that does not fit the term's data.")
public record IntakeFault(
    @Schema(
            description = "The provider or unit, by name; empty for the data as a whole.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String from,
    @Schema(description = "Whose student; absent for a unit and for the data.", example = "U-1")
        @Nullable String providerId,
    @Schema(
            description = "The student's pseudonym, or the unit's id.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ID_OF_OTHER_PROVIDER")
        String code,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String messageSv,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String messageEn) {
  static final String ID_OF_OTHER_PROVIDER = "ID_OF_OTHER_PROVIDER";
  static final String DUPLICATE_ID = "DUPLICATE_ID";

  /** Of a student whose pseudonym, or whose placement's id, is to be another. */
  private static final String ID_NOT_USABLE = "ID_NOT_USABLE";

  static IntakeFault ofStudent(PendingStore.Row row, String code, String sv, String en) {
    return new IntakeFault(row.provider(), row.providerId(), row.studentId(), code, sv, en);
  }

  static IntakeFault ofUnit(OfferStore.Answer answer, String code, String sv, String en) {
    return new IntakeFault(answer.unit(), null, answer.unitId(), code, sv, en);
  }

  boolean isOf(OfferStore.Answer answer) {
    return providerId == null && answer.unitId().equals(id);
  }

  /**
   * Its code as the provider is told it, and as it is kept: that an id is somebody else's would
   * tell the provider what others have.
   */
  String toldCode() {
    return ID_OF_OTHER_PROVIDER.equals(code) || DUPLICATE_ID.equals(code) ? ID_NOT_USABLE : code;
  }

  boolean isOf(PendingStore.Row row) {
    return row.providerId().equals(providerId) && row.studentId().equals(id);
  }
}
