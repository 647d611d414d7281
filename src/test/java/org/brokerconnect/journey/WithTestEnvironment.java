package org.brokerconnect.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Injects the {@link TestEnvironment} into constructors, tests and life-cycle methods of a test class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestEnvironmentExtension.class)
public @interface WithTestEnvironment {}
