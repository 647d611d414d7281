/**
 * The doctor: examines the settings of a server and what they depend on, and says of each fault what is wrong, what
 * follows from it and what to do. A server runs it at start and on request; {@code brokerctl doctor} runs it without a
 * server. It reads only, and calls only addresses that are set.
 */
package org.brokerconnect.doctor;
