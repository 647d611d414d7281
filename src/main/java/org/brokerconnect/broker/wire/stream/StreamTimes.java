package org.brokerconnect.broker.wire.stream;

import java.time.Duration;

/**
 * Time limits of a broker's price streams.
 *
 * @param maxSilence how long a socket may receive nothing, heartbeats included
 * @param maxPause the upper limit of the pause between attempts
 * @param pauseWhenFull the shortest pause while there are as many streams as the broker allows
 */
public record StreamTimes(Duration maxSilence, Duration maxPause, Duration pauseWhenFull) {}
