package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.brokerconnect.broker.wire.StreamHosts;
import org.brokerconnect.broker.wire.WireAddress;
import org.brokerconnect.broker.wire.WireClient;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Addresses, timeouts and size limits of Upstox's API; every key is explained in
 * {@code microprofile-config.properties}. Immutable. A wrong value stops the application's start.
 */
@Dependent
public class UpstoxConfig {

    private static final URI PRODUCTION_REST = URI.create("https://api.upstox.com");
    private static final URI PRODUCTION_LOGIN = URI.create("https://api.upstox.com/v2/login/authorization/dialog");
    private static final LocalTime EARLIEST_OPENING = LocalTime.of(3, 31);
    private static final LocalTime LATEST_OPENING = LocalTime.of(9, 0);

    private final URI restUrl;
    private final URI loginUrl;
    private final WireClient.Limits limits;
    private final LocalTime opening;
    private final boolean pledgedInQuantity;
    private final StreamHosts streamHosts;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    UpstoxConfig(
            @ConfigProperty(name = "upstox.rest-url") URI restUrl,
            @ConfigProperty(name = "upstox.login-url") URI loginUrl,
            @ConfigProperty(name = "upstox.connect-timeout-seconds") int connectTimeoutSeconds,
            @ConfigProperty(name = "upstox.read-timeout-seconds") int readTimeoutSeconds,
            @ConfigProperty(name = "upstox.max-answer-kib") int maxAnswerKib,
            @ConfigProperty(name = "upstox.opening-time") String openingTime,
            @ConfigProperty(name = "upstox.pledged-in-quantity") boolean pledgedInQuantity,
            @ConfigProperty(name = "upstox.stream-domains") String[] streamDomains) {
        this.restUrl = WireAddress.http("upstox.rest-url", restUrl);
        this.loginUrl = WireAddress.http("upstox.login-url", loginUrl);
        this.limits = new WireClient.Limits(
                seconds("upstox.connect-timeout-seconds", connectTimeoutSeconds),
                seconds("upstox.read-timeout-seconds", readTimeoutSeconds),
                1024 * SettingCheck.inRange("upstox.max-answer-kib", maxAnswerKib, 1, 65_536));
        this.opening = opening(openingTime);
        this.pledgedInQuantity = pledgedInQuantity;
        this.streamHosts = StreamHosts.of("upstox.stream-domains", this.restUrl, streamDomains);
    }

    private static LocalTime opening(String text) {
        LocalTime time;
        try {
            time = LocalTime.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidSettingException("upstox.opening-time", "must be a time such as 05:30");
        }
        if (time.isBefore(EARLIEST_OPENING) || time.isAfter(LATEST_OPENING)) {
            throw new InvalidSettingException(
                    "upstox.opening-time", "must be between " + EARLIEST_OPENING + " and " + LATEST_OPENING);
        }
        return time;
    }

    private static Duration seconds(String key, int value) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, 1, 60));
    }

    /** The address of a route such as {@code /v2/user/profile}, without a query. */
    URI route(String path) {
        return URI.create(restUrl + path);
    }

    URI loginUrl() {
        return loginUrl;
    }

    /** The limits of one call. */
    public WireClient.Limits limits() {
        return limits;
    }

    /** Where price streams may be opened. */
    public StreamHosts streamHosts() {
        return streamHosts;
    }

    UpstoxCalendar calendar() {
        return new UpstoxCalendar(opening);
    }

    /** Whether Upstox's {@code quantity} of a holding contains its {@code collateral_quantity}. */
    boolean pledgedInQuantity() {
        return pledgedInQuantity;
    }

    /** True unless all addresses are those of Upstox's production service. */
    boolean sandbox() {
        return !(restUrl.equals(PRODUCTION_REST) && loginUrl.equals(PRODUCTION_LOGIN));
    }
}
