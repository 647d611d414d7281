package org.brokerconnect.broker.zerodha.stream;

import java.time.Duration;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.scheduling.Delayer;

/**
 * Ends a socket that does not open in time, that cannot be written to, or that falls silent though nobody said that it
 * is gone: Kite sends a heartbeat every couple of seconds. It counts its own beats and reads no clock, because clocks
 * are set.
 */
final class SocketWatchdog {

    static final Duration BEAT = Duration.ofSeconds(2);

    /**
     * @param opening how long a socket may take to open
     * @param silence how long it may say nothing then; a beat longer at most
     */
    record Limits(Duration opening, Duration silence) {}

    private final Delayer delayer;
    private final Limits limits;
    private final KiteSocket socket;
    private Duration age = Duration.ZERO;
    private Duration quiet = Duration.ZERO;

    SocketWatchdog(Delayer delayer, Limits limits, KiteSocket socket) {
        this.delayer = delayer;
        this.limits = limits;
        this.socket = socket;
    }

    /** To be called when the socket is dialled. */
    void expect() {
        delayer.schedule(limits.opening(), () -> {
            if (!socket.isSettled()) {
                end("broker-slow", "Kite did not finish opening a price stream");
            }
        });
    }

    /** To be called when the socket is open. */
    void listen() {
        delayer.schedule(BEAT, this::beat);
    }

    private void beat() {
        if (socket.isOver()) {
            return;
        }
        age = age.plus(BEAT);
        quiet = socket.spoke() ? Duration.ZERO : quiet.plus(BEAT);
        if (quiet.compareTo(limits.silence()) >= 0) {
            end("broker-connection-lost", "Kite's price stream fell silent");
            return;
        }
        if (age.compareTo(limits.silence()) >= 0) {
            socket.proveAlive();
        }
        socket.ping();
        listen();
    }

    private void end(String code, String message) {
        socket.lost(new BrokerUnavailableException(code, message, null));
    }
}
