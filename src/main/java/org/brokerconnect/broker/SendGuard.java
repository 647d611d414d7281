package org.brokerconnect.broker;

import java.util.function.Supplier;

/**
 * What has to hold once more when a call that waited is about to be sent: between the reading of tokens and their use others may have ended them. Known
 * where work begins and needed where it ends, in an adapter, so it belongs to the thread, as {@link Urgency} does; nothing, unless the work says
 * otherwise.
 */
public final class SendGuard {

    private static final Runnable NOTHING = () -> {};
    private static final ThreadLocal<Runnable> CURRENT = ThreadLocal.withInitial(() -> NOTHING);

    private SendGuard() {}

    /**
     * Does work on this thread.
     *
     * @param check throws a {@link BrokerException} if the call is not to be sent any more
     */
    public static <T> T require(Runnable check, Supplier<T> work) {
        Runnable before = CURRENT.get();
        CURRENT.set(check);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** @throws BrokerException if the call that this thread is about to send is not to be sent any more */
    public static void check() {
        CURRENT.get().run();
    }
}
