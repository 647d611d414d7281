package org.brokerconnect.sandbox.kite;

/** What things cost, in rupees. */
interface Prices {
    /** The last traded price. */
    double last(Instrument instrument);

    /** The close of the previous trading day. */
    double close(Instrument instrument);
}
