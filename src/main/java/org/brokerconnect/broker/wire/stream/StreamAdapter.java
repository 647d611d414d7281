package org.brokerconnect.broker.wire.stream;

import java.time.Duration;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.WireFailures;

/** What is particular to the price streams of one broker. Thread-safe. */
public interface StreamAdapter {

    /** The protocol of a new socket. */
    StreamProtocol protocol(AppCredentials credentials, SessionTokens tokens);

    /**
     * Begins to open the socket, which reports the outcome to its owner. May block; throws nothing that is not an
     * error of the program.
     */
    void open(PriceSocket socket, AppCredentials credentials, SessionTokens tokens);

    /** The longest time that {@link #open} may take. */
    Duration openTimeout();

    /** Whether the broker issues such keys of listings. */
    boolean isKey(String streamKey);

    /** The maximum number of listings of one stream. */
    int maxKeys();

    /** Whether an open socket stays when the tokens of its session are replaced. */
    default boolean outlivesTokens() {
        return false;
    }

    /** Failures of the network; names the broker. */
    WireFailures failures();
}
