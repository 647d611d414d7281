package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/** The number of connections in one stored state. */
record StateCount(ConnectionState state, long count) {}
