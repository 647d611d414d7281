package org.brokerconnect.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings whose values are in files, so that a secret is neither in the environment nor in an argument:
 * {@code METRICS_PASSWORD_FILE} in the environment names the file with the value of {@code metrics.password}, and the
 * folder in {@code SECRETS_DIRECTORY} has files with the name of a setting, or with its name in the environment. One
 * line break at the end of a file is not part of the value. Takes precedence over the environment itself. In the WAR,
 * so that it is the same on every server. Thread-safe.
 */
public final class SecretFiles implements ConfigSource {

    /** Above the environment (300), below system properties (400). */
    private static final int ORDINAL = 350;

    private static final String DIRECTORY = "SECRETS_DIRECTORY";
    private static final long MAX_BYTES = 65_536;

    private final UnaryOperator<String> environment;

    /** For the server. */
    public SecretFiles() {
        this(System::getenv);
    }

    /** @param environment the value of a variable, null if it is not set */
    SecretFiles(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * The content of the file of a setting; null if it has none.
     *
     * @throws InvalidSettingException if its file cannot be read, or is larger than 64 KiB
     */
    @Override
    public String getValue(String setting) {
        String variable = setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        String file = environment.apply(variable + "_FILE");
        if (file != null && !file.isEmpty()) {
            return read(setting, variable + "_FILE", Path.of(file));
        }
        return inDirectory(setting, variable)
                .map(found -> read(setting, DIRECTORY, found))
                .orElse(null);
    }

    private Optional<Path> inDirectory(String setting, String variable) {
        return Optional.ofNullable(environment.apply(DIRECTORY))
                .filter(folder -> !folder.isEmpty() && setting.matches("[\\w.-]*\\w"))
                .flatMap(folder -> Stream.of(setting, variable)
                        .map(name -> Path.of(folder, name))
                        .filter(Files::isRegularFile)
                        .findFirst());
    }

    private static String read(String setting, String variable, Path file) {
        String origin = "comes from " + file + " (" + variable + "), which ";
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidSettingException(setting, origin + "has more than 64 KiB");
            }
            return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
        } catch (IOException unreadable) {
            throw new InvalidSettingException(setting, origin + "cannot be read as UTF-8 text");
        }
    }

    /** Empty: a setting is only looked up. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "files of secrets";
    }
}
