package org.brokerconnect.broker.tastytrade;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;

/** Opens price streams; implemented by the sub-package {@code stream}. */
public interface TastyPriceStreams {

    /** Gets a new {@link QuoteToken} with the tokens of a session; throws as {@code BrokerClient.profile}. */
    interface QuoteTokens {

        QuoteToken get(SessionTokens tokens);
    }

    /** As {@code BrokerClient.openPriceStream}. */
    PriceStream open(AppCredentials credentials, SessionTokens tokens, QuoteTokens quoteTokens, PriceListener listener);
}
