package org.brokerconnect.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lets a test class ask for the {@code TestEnvironment} and for the one {@link Chromium} of all such classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestEnvironment
@ExtendWith(BrowserExtension.class)
public @interface WithBrowser {}
