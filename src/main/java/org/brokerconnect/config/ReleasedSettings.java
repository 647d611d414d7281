package org.brokerconnect.config;

import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The defaults of a release: {@code META-INF/microprofile-config.properties} of the application. */
public final class ReleasedSettings {

    /** The highest priority of settings that belong to a release (MicroProfile Config 3.0 section 3.1). */
    static final int ORDINAL = 100;

    private ReleasedSettings() {}

    /**
     * The defaults by name, whatever environment variables, properties and files override.
     *
     * @param config the configuration that contains them
     */
    public static Map<String, String> of(Config config) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source.getOrdinal() <= ORDINAL && source.getPropertyNames().contains("app.public-url")) {
                return source.getProperties();
            }
        }
        return Map.of();
    }
}
