package org.brokerconnect.browser;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser for the first test class that needs it, and closes it after the whole run. */
final class BrowserExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Chromium.class, key -> launch(), Chromium.class);
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
