package org.platsa.api.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole service as people see it: in a real Chromium. A test method takes a {@link Window}, or
 * several for several people; none may meet an error in the console or a violation of the
 * Content-Security-Policy.
 *
 * <p>Skipped where there is no Chromium, unless {@code PLATSA_REQUIRE_BROWSER} is {@code true}:
 * then that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ExtendWith(Chromium.class)
public @interface BrowserTest {}
