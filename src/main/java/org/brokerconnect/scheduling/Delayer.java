package org.brokerconnect.scheduling;

import java.time.Duration;

/** Calls later, once. A test rings by hand. What it calls is short, and asks itself whether it is still wanted. */
@FunctionalInterface
public interface Delayer {

    void ring(Duration after, Runnable what);
}
