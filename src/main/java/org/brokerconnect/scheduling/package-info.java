/**
 * Time and background work: the clock, the server's managed executors, delayed tasks, back-off. A foundation: uses no
 * other package. {@code config} keeps settings only.
 */
package org.brokerconnect.scheduling;
