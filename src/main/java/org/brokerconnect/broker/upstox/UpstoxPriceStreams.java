package org.brokerconnect.broker.upstox;

import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionContext;

/**
 * Opens Upstox's price streams. The sub-package {@code stream} implements it and CDI injects it, so that this package
 * does not depend on the sub-package.
 */
public interface UpstoxPriceStreams {

    /** As {@link org.brokerconnect.broker.BrokerClient#openPriceStream}. */
    PriceStream open(SessionContext context, PriceListener listener);
}
