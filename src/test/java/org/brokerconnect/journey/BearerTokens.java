package org.brokerconnect.journey;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brokerconnect.sandbox.run.DemoOpenIdProvider;

/**
 * One token for each person, signed again after ten minutes: an RSA signature takes 30 ms in a JVM without the second
 * compiler, more than most requests. Thread-safe.
 */
final class BearerTokens {

    private static final long MAX_AGE_NANOS = Duration.ofMinutes(10).toNanos();

    private record Signed(String header, long nanoTime) {

        boolean isRecent() {
            return System.nanoTime() - nanoTime < MAX_AGE_NANOS;
        }
    }

    private final DemoOpenIdProvider signIn;
    private final Map<String, Signed> byPerson = new ConcurrentHashMap<>();

    BearerTokens(DemoOpenIdProvider signIn) {
        this.signIn = signIn;
    }

    /** An {@code Authorization} header for this person. */
    String of(String person) {
        return byPerson.compute(
                        person,
                        (name, signed) -> signed != null && signed.isRecent()
                                ? signed
                                : new Signed(signIn.bearer(name), System.nanoTime()))
                .header();
    }
}
