package org.brokerconnect.status;

import java.time.Instant;

/**
 * The time of the application's clock when this was sent, for clients whose own clock may be wrong.
 *
 * @param now never null
 */
record ServerTime(Instant now) {}
