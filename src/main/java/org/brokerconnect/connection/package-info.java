/**
 * The domain object that the features share: one person's account at one broker, with its credentials, its session, its
 * state machine and its event log. Uses {@code broker} and the foundations; depends neither on a feature nor on
 * {@code session}, which decides when a session is due ({@code SessionPolicy}) and revokes what was removed
 * ({@code SessionRemoved}).
 *
 * <p>Decision: one reader ({@code ConnectionStore}) and one place that writes ({@code TransitionWriter}): lock, step,
 * append the event, in one transaction. {@code ConnectionWriter} and {@code LoginWriter} call it for people,
 * {@code SessionWriter} for the broker's responses, {@code SecretWriter} for secrets that do not open. Features react
 * to {@code ConnectionChanged} and never call each other.
 */
package org.brokerconnect.connection;
