package org.platsa.api.page;

/**
 * A link of the top bar (<i>menyval</i>).
 *
 * @param path where it leads
 * @param label the key of its text
 * @param here whether the present page is there
 */
public record Place(String path, String label, boolean here) {}
