package org.brokerconnect.broker.wire.stream;

import java.time.Duration;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.scheduling.Delayer;

/**
 * Ends a socket that does not open in time, that cannot be written to, or that receives nothing, although neither side
 * closed it: brokers send a heartbeat every couple of seconds. Counts its own checks and reads no clock, because a
 * clock can be set.
 */
public final class SocketWatchdog {

    /** The time between two checks. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /**
     * @param opening how long opening may take
     * @param silence how long an open socket may receive nothing; noticed up to an interval later
     */
    record Limits(Duration opening, Duration silence) {}

    private final Delayer delayer;
    private final Limits limits;
    private final PriceSocket socket;
    private final String broker;
    private Duration age = Duration.ZERO;
    private Duration silence = Duration.ZERO;

    SocketWatchdog(Delayer delayer, Limits limits, PriceSocket socket, String broker) {
        this.delayer = delayer;
        this.limits = limits;
        this.socket = socket;
        this.broker = broker;
    }

    /** Called when opening begins. */
    void watchOpening() {
        delayer.schedule(limits.opening(), () -> {
            if (!socket.hasOpeningEnded()) {
                end("broker-slow", " did not finish opening a price stream");
            }
        });
    }

    /** Called when the socket is open. */
    void watchSilence() {
        delayer.schedule(INTERVAL, this::check);
    }

    private void check() {
        if (socket.isClosed()) {
            return;
        }
        age = age.plus(INTERVAL);
        silence = socket.hasReceived() ? Duration.ZERO : silence.plus(INTERVAL);
        if (silence.compareTo(limits.silence()) >= 0) {
            end("broker-connection-lost", " has stopped sending on a price stream");
            return;
        }
        if (age.compareTo(limits.silence()) >= 0) {
            socket.reportStable();
        }
        socket.ping();
        watchSilence();
    }

    private void end(String code, String message) {
        socket.fail(new BrokerUnavailableException(code, broker + message, null));
    }
}
