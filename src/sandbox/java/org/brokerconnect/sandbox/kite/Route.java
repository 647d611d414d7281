package org.brokerconnect.sandbox.kite;

import java.io.IOException;

/** What answers one method and path. */
@FunctionalInterface
interface Route {
    /** @throws KiteError to refuse in the broker's envelope */
    Reply answer(KiteCall call) throws IOException;
}
