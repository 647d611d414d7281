package org.brokerconnect.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The setting of {@link Drain}. */
@ApplicationScoped
class DrainConfig {

    private static final String SETTING = "app.drain-file";

    private Optional<Path> file;

    protected DrainConfig() {}

    /**
     * @param file empty for none
     * @throws InvalidSettingException if it is no absolute path, or its folder does not exist: an operator would create
     *     another file than the one that the node looks for
     */
    @Inject
    DrainConfig(@ConfigProperty(name = SETTING) Optional<String> file) {
        this.file = file.filter(path -> !path.isBlank()).map(DrainConfig::path);
    }

    private static Path path(String file) {
        try {
            Path path = Path.of(file.strip());
            if (path.isAbsolute() && path.getParent() != null && Files.isDirectory(path.getParent())) {
                return path;
            }
        } catch (InvalidPathException invalid) {
            // refused below
        }
        throw new InvalidSettingException(SETTING, "must be the absolute path of a file in a folder that exists");
    }

    /** Empty without one. */
    Optional<Path> file() {
        return file;
    }
}
