package org.brokerconnect.quota;

import java.time.Duration;

/** Lets time pass. In tests by hand. */
@FunctionalInterface
interface Waiting {

    void pass(Duration time) throws InterruptedException;
}
