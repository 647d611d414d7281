package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.brokerconnect.broker.wire.WireAddress;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Addresses, timeouts and size limits of Kite Connect; every key is explained in
 * {@code microprofile-config.properties}. Immutable. A wrong value stops the application's start.
 */
@Dependent
public class ZerodhaConfig {

    private static final URI PRODUCTION_REST = URI.create("https://api.kite.trade");
    private static final URI PRODUCTION_LOGIN = URI.create("https://kite.zerodha.com/connect/login");
    private static final URI PRODUCTION_SOCKET = URI.create("wss://ws.kite.trade");

    private final URI restUrl;
    private final URI loginUrl;
    private final URI socketUrl;
    private final String routePrefix;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final int maxAnswerBytes;
    private final boolean pledgedInQuantity;

    /**
     * @param routePrefix precedes every route, for example {@code /oms}; an {@code Optional}, because MicroProfile
     *     Config treats an empty value as missing
     * @throws InvalidSettingException if a value is out of its range
     */
    @Inject
    ZerodhaConfig(
            @ConfigProperty(name = "zerodha.rest-url") URI restUrl,
            @ConfigProperty(name = "zerodha.login-url") URI loginUrl,
            @ConfigProperty(name = "zerodha.socket-url") URI socketUrl,
            @ConfigProperty(name = "zerodha.route-prefix") Optional<String> routePrefix,
            @ConfigProperty(name = "zerodha.connect-timeout-seconds") int connectTimeoutSeconds,
            @ConfigProperty(name = "zerodha.read-timeout-seconds") int readTimeoutSeconds,
            @ConfigProperty(name = "zerodha.max-answer-kib") int maxAnswerKib,
            @ConfigProperty(name = "zerodha.pledged-in-quantity") boolean pledgedInQuantity) {
        this.restUrl = WireAddress.http("zerodha.rest-url", restUrl);
        this.loginUrl = WireAddress.http("zerodha.login-url", loginUrl);
        this.socketUrl = WireAddress.socket("zerodha.socket-url", socketUrl);
        this.routePrefix = prefix(routePrefix.orElse(""));
        this.connectTimeout = Duration.ofSeconds(
                SettingCheck.inRange("zerodha.connect-timeout-seconds", connectTimeoutSeconds, 1, 60));
        this.readTimeout =
                Duration.ofSeconds(SettingCheck.inRange("zerodha.read-timeout-seconds", readTimeoutSeconds, 1, 60));
        this.maxAnswerBytes = 1024 * SettingCheck.inRange("zerodha.max-answer-kib", maxAnswerKib, 1, 65_536);
        this.pledgedInQuantity = pledgedInQuantity;
    }

    /** The address of a route such as {@code /user/profile}, without a query. */
    URI route(String path) {
        return URI.create(restUrl + routePrefix + path);
    }

    URI loginUrl() {
        return loginUrl;
    }

    public URI socketUrl() {
        return socketUrl;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** The time limit of a whole call, from the first byte sent to the last byte read. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** The maximum size of a response, compressed or decompressed. */
    int maxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** Whether Kite's {@code quantity} of a holding contains its {@code collateral_quantity}. */
    boolean pledgedInQuantity() {
        return pledgedInQuantity;
    }

    /** True unless all addresses are those of Zerodha's production service. */
    boolean sandbox() {
        return !(restUrl.equals(PRODUCTION_REST)
                && loginUrl.equals(PRODUCTION_LOGIN)
                && socketUrl.equals(PRODUCTION_SOCKET)
                && routePrefix.isEmpty());
    }

    private static String prefix(String prefix) {
        if (!prefix.matches("(/[A-Za-z0-9_-]+)*")) {
            throw new InvalidSettingException("zerodha.route-prefix", "must be empty or look like /oms");
        }
        return prefix;
    }
}
