package org.brokerconnect.sandbox.kite.market;

/** What things cost, in rupees. */
public interface Prices {
    /** The last traded price. */
    double last(Instrument instrument);

    /** The close of the previous trading day. */
    double close(Instrument instrument);
}
