package org.brokerconnect.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Lets Arquillian start what the application needs around it; registered as a service. */
public final class EnvironmentExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(EnvironmentObserver.class);
    }
}
