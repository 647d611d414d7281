package org.brokerconnect.broker.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
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
    private final PriceSocket socket = new PriceSocket(new Losses(), new NoPrices(), new WireFailures("Broker"));
    private final CompletableFuture<WebSocket> response = new CompletableFuture<>();
    private final WebSocket connection =
            PartialFake.of(WebSocket.class, Map.of("sendClose", arguments -> response, "request", arguments -> null));

    /** A protocol without messages. */
    private static final class NoPrices implements StreamProtocol {

        @Override
        public List<Tick> binary(ByteBuffer part, boolean last) {
            return List.of();
        }

        @Override
        public void text(CharSequence part, boolean last) {}

        @Override
        public List<Message> change(List<String> removed, List<String> added) {
            return List.of();
        }
    }

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
