package org.brokerconnect.http;

import static org.brokerconnect.config.SettingCheck.inRange;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits of requests on one node. */
@ApplicationScoped
class HttpConfig {

    private int maxRequests;
    private Duration bodyTimeout;
    private int maxBodies;
    private int maxBodiesPerPerson;

    protected HttpConfig() {}

    /** @throws InvalidSettingException if a number is out of its range */
    @Inject
    HttpConfig(
            @ConfigProperty(name = "http.requests-max") int maxRequests,
            @ConfigProperty(name = "http.body-timeout-millis") int bodyTimeoutMillis,
            @ConfigProperty(name = "http.bodies-max") int maxBodies,
            @ConfigProperty(name = "http.bodies-per-person") int maxBodiesPerPerson) {
        this.maxRequests = positive("http.requests-max", maxRequests);
        bodyTimeout = Duration.ofMillis(inRange("http.body-timeout-millis", bodyTimeoutMillis, 100, 600_000));
        this.maxBodies = positive("http.bodies-max", maxBodies);
        this.maxBodiesPerPerson = positive("http.bodies-per-person", maxBodiesPerPerson);
    }

    /** The most API requests that are processed at the same time. */
    int maxRequests() {
        return maxRequests;
    }

    /** Within this time a body must arrive completely. */
    Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** The most slow bodies that are read at the same time. */
    int maxBodies() {
        return maxBodies;
    }

    /** The most slow bodies of one person that are read at the same time. */
    int maxBodiesPerPerson() {
        return maxBodiesPerPerson;
    }
}
