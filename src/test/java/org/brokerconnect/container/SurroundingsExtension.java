package org.brokerconnect.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Lets Arquillian start what the application needs around it; registered as a service. */
public final class SurroundingsExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(SurroundingsObserver.class);
    }
}
