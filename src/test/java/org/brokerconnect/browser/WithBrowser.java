package org.brokerconnect.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.extension.ExtendWith;

/** Injects the {@code TestEnvironment} and the shared {@link Chromium} into a test class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestEnvironment
@ExtendWith(BrowserExtension.class)
public @interface WithBrowser {}
