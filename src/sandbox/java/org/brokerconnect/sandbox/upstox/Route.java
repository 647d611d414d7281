package org.brokerconnect.sandbox.upstox;

/** Handles the calls of one method and path. */
@FunctionalInterface
interface Route {
    /** @throws UpstoxError to return an error in the envelope */
    Reply answer(Call call);
}
