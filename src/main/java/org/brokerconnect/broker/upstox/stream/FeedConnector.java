package org.brokerconnect.broker.upstox.stream;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.upstox.UpstoxFeedAddress;
import org.brokerconnect.broker.upstox.UpstoxInstruments;
import org.brokerconnect.broker.wire.StreamHosts;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.stream.PriceSocket;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamAdapter;
import org.brokerconnect.broker.wire.stream.StreamProtocol;

/**
 * Opens sockets of the feed: asks for a one-time address, and opens it (Upstox API docs, Market data feed authorize
 * V3). The address contains a code, so exceptions contain neither it nor messages of lower layers. A dead token is
 * refused when the address is asked for; a refused upgrade says nothing about it, because Upstox refuses used addresses
 * and a second stream in the same way, and the next attempt asks for a new address.
 */
final class FeedConnector implements StreamAdapter {

    private static final String UPGRADE = "the upgrade to a price stream";

    private final UpstoxFeedAddress addresses;
    private final StreamHosts hosts;
    private final SocketOpener opener;
    private final WireFailures failures = new WireFailures("Upstox");
    private final int maxKeys;
    private final Duration openTimeout;

    FeedConnector(UpstoxFeedAddress addresses, StreamHosts hosts, SocketOpener opener, int maxKeys) {
        this.addresses = addresses;
        this.hosts = hosts;
        this.opener = opener;
        this.maxKeys = maxKeys;
        this.openTimeout = opener.openTimeout().multipliedBy(2);
    }

    @Override
    public StreamProtocol protocol(AppCredentials credentials, SessionTokens tokens) {
        return new FeedProtocol();
    }

    @Override
    public void open(PriceSocket socket, AppCredentials credentials, SessionTokens tokens) {
        try {
            String address = addresses.next(new SessionContext(credentials, tokens, Priority.BACKGROUND));
            opener.open(socket, hosts.address("authorized_redirect_uri", address), Map.of(), this::failure);
        } catch (BrokerException refused) {
            socket.fail(refused);
        }
    }

    private BrokerException failure(Throwable thrown) {
        if (thrown instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            return new BrokerUnavailableException(
                    "broker-connection-lost", "Upstox answered HTTP " + status + " to " + UPGRADE, null);
        }
        return failures.transport(UPGRADE, thrown);
    }

    @Override
    public Duration openTimeout() {
        return openTimeout;
    }

    @Override
    public boolean isKey(String streamKey) {
        return UpstoxInstruments.isKey(streamKey);
    }

    @Override
    public int maxKeys() {
        return maxKeys;
    }

    @Override
    public WireFailures failures() {
        return failures;
    }
}
