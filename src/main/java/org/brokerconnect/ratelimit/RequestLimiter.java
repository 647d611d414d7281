package org.brokerconnect.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.brokerconnect.vault.Sha256;

/**
 * Decides whether a request passes a limit. A bucket in this node's memory comes first, so that a flood costs no
 * statement; a limit that all nodes share then takes a token from its bucket in the database. While the database is
 * away the node's own bucket decides: the limit holds on each node, and no request fails for want of a limiter.
 * Thread-safe.
 */
@ApplicationScoped
public class RequestLimiter {

    private LocalBuckets local;
    private Buckets shared;
    private StoreOutage outage;
    private RequestLimitConfig config;
    private MeterRegistry meters;

    /** For the container's proxy. */
    protected RequestLimiter() {}

    @Inject
    RequestLimiter(
            LocalBuckets local, Buckets shared, StoreOutage outage, RequestLimitConfig config, MeterRegistry meters) {
        this.local = local;
        this.shared = shared;
        this.outage = outage;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Takes one request of the limit.
     *
     * @param key the person or the network; only its hash is stored
     */
    RequestDecision take(RequestLimit limit, String key) {
        RequestDecision ofNode = local.take(limit, config.rate(limit), key);
        RequestDecision decision = ofNode.isAllowed() && limit.isShared() ? takeShared(ofNode, key) : ofNode;
        count(decision);
        return decision;
    }

    /** What {@link #take} would decide, without taking anything; by this node alone. */
    RequestDecision peek(RequestLimit limit, String key) {
        return local.peek(limit, config.rate(limit), key);
    }

    void count(RequestDecision decision) {
        meters.counter(
                        "broker_connect_request_limits",
                        "limit",
                        decision.limit().label(),
                        "result",
                        decision.isAllowed() ? "allowed" : "refused")
                .increment();
    }

    private RequestDecision takeShared(RequestDecision ofNode, String key) {
        if (outage.isOngoing()) {
            return ofNode;
        }
        try {
            RequestDecision decision = change(ofNode.limit(), key);
            outage.end();
            if (!decision.isAllowed()) {
                local.drain(ofNode.limit(), config.rate(ofNode.limit()), key);
            }
            return decision;
        } catch (RuntimeException databaseAway) {
            outage.begin(databaseAway);
            return ofNode;
        }
    }

    private RequestDecision change(RequestLimit limit, String key) {
        Rate rate = config.rate(limit);
        AtomicReference<RequestDecision> decision = new AtomicReference<>();
        shared.change(Sha256.hex("request " + limit.label() + " " + key), row -> {
            TokenBucket bucket = TokenBucket.of(row, rate);
            Duration delay = bucket.takeSpare(0);
            decision.set(new RequestDecision(limit, rate.burst(), delay.isZero(), bucket.available(), delay));
            return bucket.row();
        });
        return decision.get();
    }
}
