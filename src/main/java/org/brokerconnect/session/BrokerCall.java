package org.brokerconnect.session;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.SessionTokens;

/** One thing to ask a broker within a session. */
@FunctionalInterface
public interface BrokerCall<T> {

    /** @throws org.brokerconnect.broker.BrokerException as the broker's method does */
    T on(Broker broker, AppCredentials credentials, SessionTokens tokens);
}
