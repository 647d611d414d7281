package org.brokerconnect.scheduling;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The machine's own {@link java.time.Clock}, which nobody moves. For comparing with instants that come from other servers' clocks, such as the end
 * of a bearer token; everything of ours goes by the unqualified one.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface WallClock {}
