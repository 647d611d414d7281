package org.brokerconnect.handshake;

/** The callback address, copied from the browser's address bar. */
public record PastedAddress(String url) {

    /** Omits the address, which contains the broker's code. */
    @Override
    public String toString() {
        return "PastedAddress[]";
    }
}
