package org.brokerconnect.broker.wire.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.wire.WireClient;
import org.brokerconnect.broker.wire.WireFailures;

/**
 * Opens WebSockets to one broker, without following redirects. Thread-safe.
 *
 * <p>The client runs its callbacks on its own single thread. With an executor of several threads the JDK (seen in 17 to
 * 25) can lose the close of a connection that arrives while the message before it is being delivered; with one thread
 * it rarely does, and {@link SocketWatchdog} finds the rest. So a socket's callbacks must be quick.
 */
public final class SocketOpener implements AutoCloseable {

    private final WireClient.Limits limits;
    private volatile HttpClient client;

    /** @param limits of the opening; the size does not matter */
    public SocketOpener(WireClient.Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The longest time that {@link #open} may take. The HTTP client's own timeout covers the beginning of the response
     * only: a refusal with an endless body would never end.
     */
    public Duration openTimeout() {
        return limits.connect().plus(limits.call());
    }

    /**
     * Begins to open the socket. May block while a name is resolved.
     *
     * @param headers of the upgrade, no secrets
     * @param failure the exception of a failed upgrade; the socket reports it
     */
    public void open(
            PriceSocket socket,
            URI address,
            Map<String, String> headers,
            Function<Throwable, BrokerException> failure) {
        HttpClient current = client;
        if (current == null) {
            socket.fail(failure.apply(new IOException("the application stops")));
            return;
        }
        WebSocket.Builder upgrade = current.newWebSocketBuilder().connectTimeout(limits.call());
        headers.forEach(upgrade::header);
        try {
            upgrade.buildAsync(address, socket).whenComplete((opened, failed) -> {
                if (failed != null) {
                    socket.fail(failure.apply(WireFailures.unwrapped(failed)));
                }
            });
        } catch (RuntimeException unexpected) {
            socket.fail(failure.apply(unexpected));
        }
    }

    /**
     * Lets the client's threads end, as {@link WireClient#close()} does. Open sockets stay; later ones fail as they
     * would without a network.
     */
    @Override
    public void close() {
        client = null;
    }
}
