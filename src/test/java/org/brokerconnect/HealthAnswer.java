package org.brokerconnect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.spi.HealthCheckResponseProvider;

/** Builds responses of health checks as a server does. */
public final class HealthAnswer extends HealthCheckResponseBuilder implements HealthCheckResponseProvider {

    /** Makes the checks of this JVM answer so. */
    public static void use() {
        HealthCheckResponse.setResponseProvider(new HealthAnswer());
    }

    @Override
    public HealthCheckResponseBuilder createResponseBuilder() {
        return new HealthAnswer();
    }

    private final Map<String, Object> data = new TreeMap<>();
    private String name;
    private boolean isUp;

    @Override
    public HealthCheckResponseBuilder name(String called) {
        name = called;
        return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, String value) {
        data.put(key, value);
        return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, long value) {
        data.put(key, value);
        return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, boolean value) {
        data.put(key, value);
        return this;
    }

    @Override
    public HealthCheckResponseBuilder up() {
        isUp = true;
        return this;
    }

    @Override
    public HealthCheckResponseBuilder down() {
        isUp = false;
        return this;
    }

    @Override
    public HealthCheckResponseBuilder status(boolean up) {
        isUp = up;
        return this;
    }

    @Override
    public HealthCheckResponse build() {
        HealthCheckResponse.Status status = isUp ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN;
        return new HealthCheckResponse(name, status, Optional.of(data));
    }
}
