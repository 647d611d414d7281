package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/** How many connections there are in one stored state. */
record StateCount(ConnectionState state, long count) {}
