package org.platsa.api.settings;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are delivered (<i>meddelanden</i>). E-mail is off until {@code spring.mail.host}
 * names a mail server.
 *
 * @param every how often it is looked for messages that are to be sent
 * @param gather how long an answer waits for others of the same proposal, to be told together
 * @param remind how long before its last day to answer a provider is reminded
 * @param remindEvery how often it is looked for whom to remind
 * @param timeout how long a webhook's server may take
 * @param lease how long a replica has a message alone; longer than sending it takes
 * @param giveUp how long after it happened a message is tried
 * @param keep how long messages are kept
 * @param innerAddresses whether webhooks may lead into the service's own network, and in the clear
 * @param from the address that e-mails come from, such as {@code platsa@example.se}
 */
public record MessageSettings(
    @NotNull @DurationMin(millis = 50) @DefaultValue("5s") Duration every,
    @NotNull @DurationMin(seconds = 0) @DefaultValue("10m") Duration gather,
    @NotNull @DurationMin(days = 0) @DefaultValue("3d") Duration remind,
    @NotNull @DurationMin(millis = 50) @DefaultValue("10m") Duration remindEvery,
    @NotNull @DurationMin(millis = 100) @DefaultValue("10s") Duration timeout,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("2m") Duration lease,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("3d") Duration giveUp,
    @NotNull @DurationMin(days = 1) @DefaultValue("30d") Duration keep,
    @DefaultValue("false") boolean innerAddresses,
    @Nullable String from) {}
