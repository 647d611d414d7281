package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings that a developer gives to the local run: in {@code settings.properties} in its folder, or as {@code -D}
 * options, which take precedence. They override those of the local environment, so that the product can be tried
 * against the real broker or an OpenID provider of one's own.
 */
final class OwnSettings {

    private static final String DEFAULTS = "META-INF/microprofile-config.properties";

    private OwnSettings() {}

    /**
     * The environment's settings with the developer's in place of them.
     *
     * @param options the system properties; only names of settings are read: those in the defaults of the application,
     *     in the file, and in {@code environment}
     * @throws StartupException if the file cannot be read
     */
    static Map<String, String> over(Map<String, String> environment, Path folder, Properties options) {
        Map<String, String> settings = new HashMap<>(environment);
        Properties file = read(folder.resolve("settings.properties"));
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        Set<String> names = new TreeSet<>(settings.keySet());
        names.addAll(defaults().stringPropertyNames());
        names.stream()
                .filter(name -> options.getProperty(name) != null)
                .forEach(name -> settings.put(name, options.getProperty(name)));
        return settings;
    }

    private static Properties read(Path file) {
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new StartupException("The settings in " + file + " cannot be read.", unreadable);
            }
        }
        return settings;
    }

    private static Properties defaults() {
        Properties settings = new Properties();
        try (InputStream in = OwnSettings.class.getClassLoader().getResourceAsStream(DEFAULTS)) {
            settings.load(in);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
