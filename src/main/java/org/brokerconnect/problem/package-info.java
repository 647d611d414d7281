/**
 * Problem documents (RFC 9457) and their catalogue. {@code problem-types.properties} is the closed set of types, with
 * HTTP status and action. {@code problems.properties} has the words; a translation is a file beside it. Java code, the
 * API description and the front end all take the words from there. Uses {@code database} to recognise its failures.
 * Internal causes are written to the log only, under the trace id of the response.
 */
package org.brokerconnect.problem;
