package org.brokerconnect.market;

import static org.brokerconnect.config.SettingCheck.inRange;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the market hours. */
@ApplicationScoped
class MarketConfig {

    private Optional<Path> file;
    private Duration settledAfter;
    private Duration fileCheck;

    protected MarketConfig() {}

    /**
     * @param file empty for the file in the WAR
     * @throws InvalidSettingException if the file is no path, or a number is out of its range
     */
    @Inject
    MarketConfig(
            @ConfigProperty(name = "market.file") Optional<String> file,
            @ConfigProperty(name = "market.settled-minutes") int settledMinutes,
            @ConfigProperty(name = "market.file-check-seconds") int fileCheckSeconds) {
        this.file = file.filter(path -> !path.isBlank()).map(MarketConfig::path);
        settledAfter = Duration.ofMinutes(inRange("market.settled-minutes", settledMinutes, 0, 360));
        fileCheck = Duration.ofSeconds(positive("market.file-check-seconds", fileCheckSeconds));
    }

    private static Path path(String file) {
        try {
            return Path.of(file.strip());
        } catch (InvalidPathException invalid) {
            throw new InvalidSettingException("market.file", "must be the path of a file");
        }
    }

    /** The file that replaces the one in the WAR; empty without one. */
    Optional<Path> file() {
        return file;
    }

    /** The time from the end of trading until closing prices are taken as final. */
    Duration settledAfter() {
        return settledAfter;
    }

    /** The time between two checks whether the file has changed. */
    Duration fileCheck() {
        return fileCheck;
    }
}
