package org.platsa.api.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem that is to be stored comes from (<i>ursprung</i>).
 *
 * @param parent the problem that it was made of, if any
 * @param changes what was changed in that, as JSON
 * @param by who stores it, by name; null for the service itself
 * @param reason why, in their own words; null if they did not say
 * @param whatIf whether it only asks what would be, and is no version of the term's data
 */
record Origin(
    @Nullable UUID parent,
    @Nullable String changes,
    @Nullable String by,
    @Nullable String reason,
    boolean whatIf) {}
