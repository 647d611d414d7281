package org.brokerconnect.sandbox.kite;

import java.io.IOException;

/** Handles the calls of one method and path. */
@FunctionalInterface
interface Route {
    /** @throws KiteError to return an error in the JSON envelope */
    Reply answer(KiteCall call) throws IOException;
}
