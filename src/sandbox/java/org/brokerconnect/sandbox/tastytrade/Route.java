package org.brokerconnect.sandbox.tastytrade;

import java.io.IOException;

/** Handles the calls of one method and path. */
@FunctionalInterface
interface Route {
    /** @throws Refusal to refuse the call */
    Reply answer(Call call) throws IOException;
}
