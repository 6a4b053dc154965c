package org.platsa.api.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler whose path does not say of which problems and runs names are told, so that it says so
 * itself (<i>egen loggning</i>): by {@link AuditLog#readsProblem} and {@link AuditLog#readsRun}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordsOwnReads {}
