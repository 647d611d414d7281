package org.brokerconnect.broker.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.brokerconnect.PartialFake;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.WireFailures;
import org.junit.jupiter.api.Test;

/**
 * The end of a socket that the broker closes, step by step; {@code KiteStreamWireTest} has the same over a real
 * connection.
 */
class PriceSocketTest {

    private final List<String> losses = new ArrayList<>();
    private final PriceSocket socket =
            new PriceSocket(new Losses(), PartialFake.of(StreamProtocol.class, Map.of()), new WireFailures("Broker"));
    private final CompletableFuture<WebSocket> response = new CompletableFuture<>();
    private final WebSocket connection =
            PartialFake.of(WebSocket.class, Map.of("sendClose", arguments -> response, "request", arguments -> null));

    private final class Losses implements PriceSocket.Owner {

        @Override
        public void opened(PriceSocket opened) {}

        @Override
        public void ticked(PriceSocket ticking, List<Tick> ticks) {}

        @Override
        public void stable(PriceSocket stable) {}

        @Override
        public void lost(PriceSocket lost, BrokerException why) {
            losses.add(why.code());
        }
    }

    @Test
    void a_loss_is_reported_only_after_the_reply_to_the_close_frame() {
        socket.onOpen(connection);

        CompletionStage<?> ending = socket.onClose(connection, 1001, "");

        assertThat(losses).isEmpty();
        assertThat(socket.isClosed()).isFalse();
        response.complete(connection);
        assertThat(losses).containsExactly("broker-connection-lost");
        assertThat(socket.isClosed()).isTrue();
        assertThat(ending).isCompleted();
    }

    @Test
    void a_close_frame_without_a_possible_reply_is_a_loss_too() {
        socket.onOpen(connection);
        response.completeExceptionally(new IOException("the output is closed"));

        CompletionStage<?> ending = socket.onClose(connection, 1001, "");

        assertThat(losses).containsExactly("broker-connection-lost");
        assertThat(ending).isCompleted();
    }
}
