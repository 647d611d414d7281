package org.brokerconnect.handshake;

/** The whole address that the person's browser came back to, copied from its address bar. */
public record PastedAddress(String url) {

    /** Without the address, which carries the broker's code. */
    @Override
    public String toString() {
        return "PastedAddress[]";
    }
}
