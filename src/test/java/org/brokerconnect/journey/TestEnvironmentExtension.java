package org.brokerconnect.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.brokerconnect.PerJvm;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the environment for the first test that needs it, resets it before each test, and keeps it until the test
 * JVM exits.
 */
final class TestEnvironmentExtension implements ParameterResolver, BeforeEachCallback {

    /** A failed start is remembered, so that it is not repeated for every test. */
    private record Started(TestEnvironment environment, RuntimeException failure) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestEnvironment.class;
    }

    @Override
    public TestEnvironment resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = PerJvm.get(Started.class, TestEnvironmentExtension::start);
        if (started.failure() != null) {
            throw started.failure();
        }
        return started.environment();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Started started = PerJvm.ifStarted(Started.class);
        if (started != null && started.environment() != null) {
            SseClient.closeAll();
            started.environment().empty();
        }
    }

    private static Started start() {
        try {
            return new Started(TestEnvironment.start(), null);
        } catch (IOException e) {
            return new Started(null, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            return new Started(null, e);
        }
    }
}
