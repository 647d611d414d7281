package org.brokerconnect.admin;

import java.util.List;

/**
 * A page of everybody's connections.
 *
 * @param total how many pass the filter
 * @param page from 0
 * @param connections of this page, latest change first
 */
record AdminConnections(long total, int page, int size, List<AdminConnection> connections) {}
