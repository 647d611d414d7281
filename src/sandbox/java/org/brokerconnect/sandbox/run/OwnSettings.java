package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a developer gives to the local run: in {@code settings.properties} in its folder, or as {@code -D}
 * options, which take precedence. They override those of the local environment, so that the product can be tried
 * against the real broker or an OpenID provider of one's own.
 */
final class OwnSettings {

    private static final String DESCRIPTIONS = "META-INF/microprofile-config.properties";

    /** A line of the descriptions: a setting with its default, or one without as a comment. */
    private static final Pattern SETTING = Pattern.compile("(?:# )?([a-z][\\w-]*\\.[\\w.-]+)(?:=.*)?");

    /** Settings of the server's token verification, and of fault tolerance for a method of the application. */
    private static final List<String> OF_MICROPROFILE = List.of("mp.", "org.brokerconnect.");

    private OwnSettings() {}

    /**
     * The environment's settings with the developer's in place of them.
     *
     * @param options the system properties; only names of settings are read: those that the application describes,
     *     those of MicroProfile, those in the file, and in {@code environment}
     * @throws StartupException if the file cannot be read
     */
    static Map<String, String> over(Map<String, String> environment, Path folder, Properties options) {
        Map<String, String> settings = new HashMap<>(environment);
        Properties file = read(folder.resolve("settings.properties"));
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        Set<String> names = new TreeSet<>(settings.keySet());
        names.addAll(described());
        options.stringPropertyNames().stream()
                .filter(name -> names.contains(name) || OF_MICROPROFILE.stream().anyMatch(name::startsWith))
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

    /** The names of all settings of the application. */
    private static List<String> described() {
        try (InputStream in = OwnSettings.class.getClassLoader().getResourceAsStream(DESCRIPTIONS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(SETTING::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
