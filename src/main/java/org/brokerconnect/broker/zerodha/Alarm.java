package org.brokerconnect.broker.zerodha;

import java.time.Duration;

/** Calls later, once. A test rings by hand. What it calls is short, and asks itself whether it is still wanted. */
@FunctionalInterface
interface Alarm {

    void ring(Duration after, Runnable what);
}
