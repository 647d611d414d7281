package org.brokerconnect.broker;

import java.util.List;

/**
 * Receives the events of one {@link PriceStream}: one call at a time, in order, on threads that can block. Events are
 * conflated for a slow listener: it receives the newest price of each listing and the newest state of the stream. Its
 * exceptions are logged and ignored.
 */
public interface PriceListener {

    /** The newest tick of each subscribed listing that changed since the last call; never empty. */
    void ticked(List<Tick> ticks);

    /** The stream is open, for the first time or again; subscribed listings will tick. */
    void opened();

    /**
     * The stream is interrupted and reconnects, with growing pauses. Called once for each verdict until it is open
     * again.
     *
     * @param why TRANSIENT; RATE: the app has as many streams as the broker allows ({@code price-streams-full}); or
     *     CONFIG: the broker knows no stream at this address, which it may tomorrow
     */
    void interrupted(BrokerException why);

    /**
     * The broker refused the tokens. They are not sent again: the stream stays closed until
     * {@link PriceStream#useTokens} brings others.
     *
     * @param why AUTH: the session has ended; PERMISSION with {@code stream-refused}: the broker does not say whether
     *     the session has ended or the plan has no prices, which {@link BrokerClient#profile} shows
     */
    void refused(BrokerException why);
}
