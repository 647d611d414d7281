package org.brokerconnect.broker;

import java.util.List;

/**
 * Hears of one {@link PriceStream}: one call at a time, in order, on threads that may wait. A listener that is slow
 * misses what is outdated, never what counts: of each listing it hears the newest price, and of the stream its newest
 * state. What it throws is logged and changes nothing.
 */
public interface PriceListener {

    /** The newest tick of each subscribed listing that changed since the last call; never empty. */
    void ticked(List<Tick> ticks);

    /** The stream is there, for the first time or again: what is subscribed will tick. */
    void opened();

    /**
     * There are no prices for now. The stream comes back by itself, with ever longer pauses between its tries. Told
     * once, and again only when the verdict becomes another one.
     *
     * @param why TRANSIENT, or RATE: the app has as many streams as the broker allows ({@code price-streams-full})
     */
    void interrupted(BrokerException why);

    /**
     * The broker refuses these tokens. They are not tried again: the stream rests until {@link PriceStream#useTokens}
     * or {@link PriceStream#close}.
     *
     * @param why AUTH: the session has ended; PERMISSION with {@code stream-refused}: the broker does not say whether
     *     the session has ended or the plan has no prices, but {@link BrokerClient#profile} tells; CONFIG: the stream's
     *     address is wrong
     */
    void refused(BrokerException why);
}
