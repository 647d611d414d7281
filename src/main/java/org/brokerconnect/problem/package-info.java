/**
 * How we say no: one wire format (RFC 9457) for everything that goes wrong, with a type that programs switch on, words for people, and a trace id
 * that ties the answer to the log. A leaf. What went wrong inside is in the log alone.
 */
package org.brokerconnect.problem;
