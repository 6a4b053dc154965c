package org.platsa.benchmarks.run;

/**
 * Which problem was solved (<i>instans</i>).
 *
 * @param id as it is called in commands
 * @param size what targets it is held to
 * @param sha256 of the problem document, in hexadecimal
 * @param placements how many it has
 * @param supervisors how many it has
 * @param units how many it has
 */
public record InstanceInfo(
    String id, Size size, String sha256, int placements, int supervisors, int units) {}
