/**
 * What it takes to tell open pages something for as long as they stay open: the far end of a stream, how many one person may have, the pulse that keeps
 * lines open and finds out who is gone, and sending that borrows a thread only while there is something to send. What is told is its users' business.
 * Imports {@code problem} alone.
 */
package org.brokerconnect.sse;
