package org.brokerconnect.browser;

import java.io.IOException;
import org.brokerconnect.PerJvm;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser for the first test class that needs it, and keeps it until the test JVM exits. */
final class BrowserExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PerJvm.get(Chromium.class, BrowserExtension::launch);
    }

    private static Chromium launch() {
        try {
            return Chromium.launch();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted while the browser started", stopping);
        } catch (IOException failed) {
            throw new ParameterResolutionException("no browser", failed);
        }
    }
}
