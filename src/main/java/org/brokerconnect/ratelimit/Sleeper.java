package org.brokerconnect.ratelimit;

import java.time.Duration;

/** Lets time pass. In tests by hand. */
@FunctionalInterface
interface Sleeper {

    void pass(Duration time) throws InterruptedException;
}
