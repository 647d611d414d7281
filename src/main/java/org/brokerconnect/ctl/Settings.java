package org.brokerconnect.ctl;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.brokerconnect.config.SecretFiles;
import org.brokerconnect.config.SettingsReport;
import org.brokerconnect.startup.ServerSettings;
import org.eclipse.microprofile.config.Config;

/** The settings of a server, read as a server reads them, and the checks that it makes when it starts. */
final class Settings {

    /** Between the environment (300) and the defaults in the application (100). */
    private static final int FILE_ORDINAL = 200;

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /**
     * @param file a properties file; null for none
     * @throws IOException if it cannot be read
     */
    static Settings of(Path file) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(Settings.class.getClassLoader())
                .addDefaultSources()
                .withSources(new SecretFiles())
                .addDefaultInterceptors();
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw new IOException(file + " cannot be read");
            }
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), FILE_ORDINAL));
        }
        return new Settings(builder.build());
    }

    /** All settings that have a value, by name; secrets are masked. */
    Map<String, String> masked() {
        return SettingsReport.of(config).values();
    }

    /** Names of settings that the application does not have, such as misspelled ones. */
    SortedSet<String> unknown() {
        return SettingsReport.of(config).unknown();
    }

    /** What is wrong, one sentence for each setting; empty if a server would start with these settings. */
    List<String> faults() {
        return ServerSettings.faults(config);
    }

    /** As {@link #faults}, without the content of the key files. */
    List<String> faultsWithoutKeyFiles() {
        return ServerSettings.faultsWithoutKeyFiles(config);
    }

    /** The settings, as the application reads them. */
    Config config() {
        return config;
    }
}
