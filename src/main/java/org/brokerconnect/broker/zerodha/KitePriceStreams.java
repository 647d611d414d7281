package org.brokerconnect.broker.zerodha;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;

/**
 * Opens Kite's price streams. The sub-package {@code stream} implements it and CDI injects it, so that this package
 * does not depend on the sub-package.
 */
public interface KitePriceStreams {

    /** As {@link org.brokerconnect.broker.BrokerClient#openPriceStream}. */
    PriceStream open(AppCredentials credentials, SessionTokens tokens, PriceListener listener);
}
