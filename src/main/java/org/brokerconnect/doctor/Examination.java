package org.brokerconnect.doctor;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.brokerconnect.config.Loopback;
import org.eclipse.microprofile.config.Config;

/**
 * What is examined.
 *
 * @param config the settings
 * @param defaults the settings as they are in the release, by name
 * @param database the database of the settings; its connections have time limits
 * @param isPool whether {@code database} is the pool of a running server, so that its isolation level counts
 * @param migrations the names of the migration scripts of this release, on the class path in {@code db/migration}
 * @param web reaches the addresses of the settings
 * @param clock the clock of the application
 * @param measurements of the running server; {@link Measurements#NONE} without one
 * @param client how the request for the examination arrived; {@link ClientView#NONE} without a request
 */
public record Examination(
        Config config,
        Map<String, String> defaults,
        DataSource database,
        boolean isPool,
        Set<String> migrations,
        WebProbe web,
        Clock clock,
        Measurements measurements,
        ClientView client) {

    /**
     * What is known of the client that asked.
     *
     * @param address the origin at which the client reaches the application; null if it does not say
     * @param isForwarded whether the request has a header of a proxy
     */
    public record ClientView(@Nullable URI address, boolean isForwarded) {

        /** There is no client. */
        public static final ClientView NONE = new ClientView(null, false);
    }

    /** A setting; empty if it is not set or empty. */
    Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A setting that is an absolute URL with a host; empty if it is not set or has another form. */
    Optional<URI> url(String name) {
        try {
            return value(name).map(URI::create).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** A setting that is a number, else empty. */
    Optional<Long> number(String name) {
        try {
            return value(name).map(Long::valueOf);
        } catch (NumberFormatException invalid) {
            return Optional.empty();
        }
    }

    /** Whether this is a local run: then sandboxes and HTTP are no faults. */
    boolean isLocal() {
        return url("app.public-url")
                .filter(url -> "http".equals(url.getScheme()) && Loopback.isHostOf(url))
                .isPresent();
    }

    /** Whether others on the network can read what is sent there. */
    static boolean isReadable(URI url) {
        boolean isEncrypted = "https".equals(url.getScheme()) || "wss".equals(url.getScheme());
        return !isEncrypted && !Loopback.isHostOf(url);
    }
}
