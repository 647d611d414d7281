package org.brokerconnect.ratelimit;

import java.time.Duration;

/** Blocks the calling thread. Tests return at once or advance their clock. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
