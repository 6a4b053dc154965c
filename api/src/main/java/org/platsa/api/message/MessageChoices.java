package org.platsa.api.message;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which e-mails a person wants (<i>val av meddelanden</i>).
 *
 * @param offered what the person is told of, by role; null when choosing
 * @param wanted which of these are sent by e-mail
 * @param byMail whether this service sends e-mails at all; null when choosing
 */
@Schema(name = "MessageChoices", description = "Which e-mails a person wants.")
public record MessageChoices(
    @Schema(description = "What the person is told of, by role; not heeded when choosing.")
        @Nullable List<MessageKind> offered,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "Which of these are sent by e-mail.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            schema = @Schema(implementation = MessageKind.class))
        @Nullable List<@Nullable MessageKind> wanted,
    @Schema(description = "Whether this service sends e-mails at all; not heeded when choosing.")
        @Nullable Boolean byMail) {
  /** A choice. */
  public static MessageChoices of(List<@Nullable MessageKind> wanted) {
    return new MessageChoices(null, wanted, null);
  }
}
