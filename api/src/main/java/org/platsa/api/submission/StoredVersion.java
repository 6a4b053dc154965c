package org.platsa.api.submission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a term's data (<i>underlagsversion</i>), with who made it and why.
 *
 * @param id of the problem
 * @param parentId the problem that it was made of; null when it was handed in whole
 * @param at when it was stored
 * @param by who stored it, by name; null for the service itself, and where that is not known
 * @param reason why, in their own words; null if they did not say
 * @param changes what was changed in the parent, as JSON; null when it was handed in whole
 */
public record StoredVersion(
    UUID id,
    @Nullable UUID parentId,
    Instant at,
    @Nullable String by,
    @Nullable String reason,
    @Nullable String changes) {}
