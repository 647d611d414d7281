package org.brokerconnect.handshake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole address that the person's browser came back to, copied from its address bar. */
@Schema(name = "PastedAddress")
public record PastedAddress(@Schema(required = true) String url) {

    /** Without the address, which carries the broker's code. */
    @Override
    public String toString() {
        return "PastedAddress[]";
    }
}
