/**
 * The built application, on a real server, with a real database, the sandbox broker and the sign-in around it: whole journeys over HTTP. One
 * {@link org.brokerconnect.journey.TestEnvironment} serves all test classes, so each leaves the sandbox as it found it and tells its data apart
 * by itself.
 */
package org.brokerconnect.journey;
