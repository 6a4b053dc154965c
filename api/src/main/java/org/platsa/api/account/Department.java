package org.platsa.api.account;

import java.util.UUID;

/**
 * A department, as people choose among those that they belong to (<i>förvaltning</i>).
 *
 * @param id the tenant's
 * @param name as people call it
 */
public record Department(UUID id, String name) {}
