package org.brokerconnect.scheduling;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the system {@link java.time.Clock}, which tests never move. For comparisons with instants of other servers,
 * such as the expiry of a bearer token; everything else uses the unqualified clock.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface WallClock {}
