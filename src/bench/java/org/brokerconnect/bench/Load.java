package org.brokerconnect.bench;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.mortbay.jetty.load.generator.LoadGenerator;
import org.mortbay.jetty.load.generator.Resource;

/**
 * Sends GET requests at a constant rate, whether or not the server keeps up, so that a slow response delays no other
 * request and no latency is omitted.
 *
 * @param host of this machine only
 * @param bearer the {@code Authorization} header
 */
record Load(URI host, String bearer) {

    private static final int CONNECTIONS = 16;

    /**
     * What a load brought about.
     *
     * @param requests that were answered with a 2xx status
     * @param failures all others
     * @param latency in microseconds, of the successful requests
     */
    record Result(long requests, long failures, ConcurrentHistogram latency) {

        double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    Load {
        if (!host.getHost().equals("localhost")) {
            throw new IllegalArgumentException("load is sent to this machine only, not to " + host);
        }
    }

    Result run(String path, int perSecond, Duration time) {
        ConcurrentHistogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
        AtomicLong failures = new AtomicLong();
        Resource resource = new Resource(path).requestHeader("Authorization", bearer);
        LoadGenerator generator = LoadGenerator.builder()
                .scheme(host.getScheme())
                .host(host.getHost())
                .port(host.getPort())
                .threads(1)
                .usersPerThread(CONNECTIONS)
                .channelsPerUser(1)
                .resource(resource)
                .resourceRate(perSecond)
                .runFor(time.toMillis(), TimeUnit.MILLISECONDS)
                .resourceListener((Resource.NodeListener) answered -> record(answered, latency, failures))
                .build();
        generator.begin().join();
        return new Result(latency.getTotalCount(), failures.get(), latency);
    }

    private static void record(Resource.Info answered, ConcurrentHistogram latency, AtomicLong failures) {
        if (answered.getFailure() == null && answered.getStatus() / 100 == 2) {
            latency.recordValue(TimeUnit.NANOSECONDS.toMicros(answered.getResponseTime() - answered.getRequestTime()));
        } else {
            failures.incrementAndGet();
        }
    }
}
