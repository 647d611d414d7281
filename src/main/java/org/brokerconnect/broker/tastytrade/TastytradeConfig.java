package org.brokerconnect.broker.tastytrade;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.brokerconnect.broker.wire.StreamHosts;
import org.brokerconnect.broker.wire.WireAddress;
import org.brokerconnect.broker.wire.WireClient;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Addresses, timeouts and size limits of tastytrade's API; every key is explained in
 * {@code microprofile-config.properties}. Immutable. A wrong value stops the application's start.
 */
@Dependent
public class TastytradeConfig {

    private static final URI PRODUCTION_REST = URI.create("https://api.tastyworks.com");
    private static final URI PRODUCTION_LOGIN = URI.create("https://my.tastytrade.com/auth.html");

    private final URI restUrl;
    private final URI loginUrl;
    private final String scope;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final int maxAnswerBytes;
    private final Duration refusedSecretPause;
    private final StreamHosts streamHosts;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    TastytradeConfig(
            @ConfigProperty(name = "tastytrade.rest-url") URI restUrl,
            @ConfigProperty(name = "tastytrade.login-url") URI loginUrl,
            @ConfigProperty(name = "tastytrade.scope") String scope,
            @ConfigProperty(name = "tastytrade.connect-timeout-seconds") int connectTimeoutSeconds,
            @ConfigProperty(name = "tastytrade.read-timeout-seconds") int readTimeoutSeconds,
            @ConfigProperty(name = "tastytrade.max-answer-kib") int maxAnswerKib,
            @ConfigProperty(name = "tastytrade.refused-secret-pause-minutes") int refusedSecretPauseMinutes,
            @ConfigProperty(name = "tastytrade.stream-domains") String[] streamDomains) {
        this.restUrl = WireAddress.http("tastytrade.rest-url", restUrl);
        this.loginUrl = WireAddress.http("tastytrade.login-url", loginUrl);
        this.scope = scope(scope);
        this.connectTimeout = seconds("tastytrade.connect-timeout-seconds", connectTimeoutSeconds);
        this.readTimeout = seconds("tastytrade.read-timeout-seconds", readTimeoutSeconds);
        this.maxAnswerBytes = 1024 * SettingCheck.inRange("tastytrade.max-answer-kib", maxAnswerKib, 1, 65_536);
        this.refusedSecretPause = Duration.ofMinutes(
                SettingCheck.inRange("tastytrade.refused-secret-pause-minutes", refusedSecretPauseMinutes, 1, 1_440));
        this.streamHosts = StreamHosts.of("tastytrade.stream-domains", this.restUrl, streamDomains);
    }

    /** The address of a route such as {@code /customers/me}, without a query. */
    URI route(String path) {
        return URI.create(restUrl + path);
    }

    URI loginUrl() {
        return loginUrl;
    }

    /** The scopes that are requested, separated by blanks. */
    String scope() {
        return scope;
    }

    /** The limits of each call. */
    public WireClient.Limits limits() {
        return new WireClient.Limits(connectTimeout, readTimeout, maxAnswerBytes);
    }

    /** How long a client secret that tastytrade refused is not sent again. */
    Duration refusedSecretPause() {
        return refusedSecretPause;
    }

    /** Where price streams may be opened. */
    StreamHosts streamHosts() {
        return streamHosts;
    }

    /** True unless all addresses are those of tastytrade's production service. */
    boolean sandbox() {
        return !(restUrl.equals(PRODUCTION_REST) && loginUrl.equals(PRODUCTION_LOGIN));
    }

    private static Duration seconds(String key, int value) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, 1, 60));
    }

    private static String scope(String scope) {
        if (!scope.matches("[a-z]+( [a-z]+)*")) {
            throw new InvalidSettingException("tastytrade.scope", "must be scopes separated by one blank");
        }
        if (Set.of(scope.split(" ")).contains("trade")) {
            throw new InvalidSettingException("tastytrade.scope", "must not contain trade: accounts are only read");
        }
        return scope;
    }
}
