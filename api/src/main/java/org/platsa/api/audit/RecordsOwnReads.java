package org.platsa.api.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler whose path does not say of which problems and runs names are told, so that it says so
 * itself (<i>egen loggning</i>): by {@link AuditLog#readsProblem}, {@link AuditLog#readsRun} and
 * {@link AuditLog#readsUpload}. Without it a path that names a term is taken for one that shows
 * every version of its data.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordsOwnReads {}
