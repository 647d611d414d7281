package org.brokerconnect.admin;

import java.util.List;

/**
 * A page of all connections.
 *
 * @param total number of connections that match the filter
 * @param page from 0
 * @param connections of this page, most recently changed first
 */
record AdminConnections(long total, int page, int size, List<AdminConnection> connections) {}
