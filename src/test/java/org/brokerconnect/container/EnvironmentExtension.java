package org.brokerconnect.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registers {@link EnvironmentObserver} with Arquillian, which finds it as a service. */
public final class EnvironmentExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(EnvironmentObserver.class);
    }
}
