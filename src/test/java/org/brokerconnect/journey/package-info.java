/**
 * Journeys over HTTP through the built application, on a real server with a real database, the sandbox broker and an
 * OpenID provider. All test classes share one {@link org.brokerconnect.journey.TestEnvironment}, so each restores what
 * it changes there.
 */
package org.brokerconnect.journey;
