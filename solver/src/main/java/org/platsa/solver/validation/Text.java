package org.platsa.solver.validation;

/** The same words in both languages. */
record Text(String sv, String en) {}
