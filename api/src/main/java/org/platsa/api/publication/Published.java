package org.platsa.api.publication;

import java.util.UUID;

/** Told in the transaction in which a plan of a term is published (<i>publicering</i>). */
public record Published(UUID tenant, String term) {}
