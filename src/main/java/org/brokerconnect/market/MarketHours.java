package org.brokerconnect.market;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.config.InvalidSettingException;

/**
 * The calendars of all markets: of the file that {@code market.file} names, or of the one in the WAR. A file that
 * cannot be used stops the start; later, a changed file that cannot be used is reported and the previous calendars
 * stay. Thread-safe.
 */
@ApplicationScoped
public class MarketHours {

    private static final Logger LOG = Logger.getLogger(MarketHours.class.getName());
    private static final String IN_WAR = "market-hours.json";
    private static final long LARGEST_FILE = 1 << 20;

    private Optional<Path> path = Optional.empty();
    private Duration settledAfter;
    private volatile String content;
    private volatile Map<String, MarketCalendar> calendars;
    private volatile boolean valid = true;

    protected MarketHours() {}

    /** @throws InvalidSettingException if the file cannot be used; says what is wrong with it */
    @Inject
    MarketHours(MarketConfig config) {
        path = config.file();
        settledAfter = config.settledAfter();
        try {
            use(read());
        } catch (IOException | InvalidMarketFileException unusable) {
            throw new InvalidSettingException("market.file", "cannot be used: " + reason(unusable));
        }
        LOG.info(() -> "market hours of " + calendars.keySet() + " from " + source());
    }

    /** For tests: the calendars of this JSON. */
    public static MarketHours of(String json, Duration settledAfter) {
        MarketHours hours = new MarketHours();
        hours.settledAfter = settledAfter;
        hours.use(json);
        return hours;
    }

    /** Creates the bean at start-up, so that an unusable file stops the start. */
    void load(@Observes Startup started) {
        calendars();
    }

    /**
     * The calendar of a market.
     *
     * @throws IllegalArgumentException if the file has no such market
     */
    public MarketCalendar calendar(String market) {
        return Optional.ofNullable(calendars.get(market))
                .orElseThrow(() -> new IllegalArgumentException("the market hours have no market " + market));
    }

    /** Whether the file has this market. */
    public boolean has(String market) {
        return calendars.containsKey(market);
    }

    /** The calendars by market. */
    Map<String, MarketCalendar> calendars() {
        return calendars;
    }

    /** False if the file was changed and its new content cannot be used. */
    boolean isValid() {
        return valid;
    }

    /** Uses the file's content if it has changed; keeps the previous calendars if it cannot be used. */
    void reload() {
        try {
            String now = read();
            if (!now.equals(content)) {
                use(now);
                LOG.info(() -> "the market hours have changed: " + source());
            }
            valid = true;
        } catch (IOException | InvalidMarketFileException unusable) {
            if (valid) {
                LOG.log(
                        Level.WARNING,
                        () -> "the changed market hours cannot be used, the previous ones stay: " + source() + ": "
                                + reason(unusable));
            }
            valid = false;
        }
    }

    private void use(String json) {
        Map<String, MarketCalendar> read = new TreeMap<>();
        MarketFile.parse(json)
                .markets()
                .forEach(market -> read.put(market.id(), new MarketCalendar(market, settledAfter)));
        if (calendars != null && !read.keySet().containsAll(calendars.keySet())) {
            throw InvalidMarketFileException.of("a market of the previous file is missing: " + calendars.keySet());
        }
        calendars = Map.copyOf(read);
        content = json;
    }

    private String read() throws IOException {
        if (path.isEmpty()) {
            return inWar();
        }
        if (Files.size(path.get()) > LARGEST_FILE) {
            throw InvalidMarketFileException.of("it is larger than 1 MiB");
        }
        return Files.readString(path.get());
    }

    private static String inWar() {
        try (InputStream stream = MarketHours.class.getResourceAsStream(IN_WAR)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String source() {
        return path.map(Path::toString).orElse("the application's own file");
    }

    private static String reason(Exception unusable) {
        return unusable instanceof IOException ? "it cannot be read (" + unusable + ")" : unusable.getMessage();
    }
}
