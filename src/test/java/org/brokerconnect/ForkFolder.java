package org.brokerconnect;

import java.nio.file.Path;

/**
 * Folders below {@code target} that belong to one test JVM. The build runs tests in several JVMs at the same time and
 * names them in the system property {@code fork.name}.
 */
public final class ForkFolder {

    private static final String NAME = System.getProperty("fork.name", "fork-1");

    private ForkFolder() {}

    /** The folder of this JVM with this name; it is not created. */
    public static Path of(String name) {
        return Path.of("target", name, NAME);
    }
}
