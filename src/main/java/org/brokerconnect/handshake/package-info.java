/**
 * The consent flow: start, callback, outcome of an attempt. Uses {@code session}, {@code connection}, {@code broker},
 * {@code ratelimit} and the foundations. A broker may have no {@code state} parameter, and may drop ours when the
 * person cancels, so an attempt is identified by a random state and by a cookie of the browser that started it; only
 * hashes of both are stored. {@code OpenAttempts} bounds the open attempts, and ends those of a person who signs out or
 * whose browser another person uses.
 *
 * <p>To read the flow "connect", open: HandshakeResource, ReturnAddress, Handshake, AttemptWriter, LoginWriter,
 * TransitionWriter, the broker's adapter (consent URL), AttemptCookie.
 *
 * <p>To read the flow "callback", open: HandshakeResource, CallbackPresenter, Handshake, AttemptStore, CodeExchange,
 * the broker's adapter (exchange), AttemptWriter, LoginWriter, TransitionWriter, Revocations (refused sessions),
 * CallbackResult, ReturnAddress.
 *
 * <p>To read the flow "pasted token", open: PastedTokenResource, TokenAdoption, an adapter ({@code Broker.adopt}),
 * LoginWriter, TransitionWriter.
 */
package org.brokerconnect.handshake;
