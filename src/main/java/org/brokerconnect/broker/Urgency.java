package org.brokerconnect.broker;

import java.util.function.Supplier;

/**
 * Who waits for a call to a broker. Known where work begins and needed where it ends, in an adapter; in between lie the SPI's methods, which
 * would all have to pass it on. So it belongs to the thread: a person's, unless the work says otherwise.
 */
public enum Urgency {
    /** A person in the middle of a login: the broker's code is good for this one call. */
    LOGIN,
    /** A person who looks at a page. */
    PERSON,
    /** Nobody: it takes what people leave. */
    BACKGROUND;

    private static final ThreadLocal<Urgency> CURRENT = ThreadLocal.withInitial(() -> PERSON);

    /** Of the work that this thread does. */
    public static Urgency current() {
        return CURRENT.get();
    }

    /** Does work with this urgency, on this thread. */
    public void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }

    /** Does work with this urgency, on this thread. */
    public <T> T during(Supplier<T> work) {
        Urgency before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }
}
