package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** Linux begins at 32768, other systems at 49152. */
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void ports_are_different_free_and_not_given_to_outgoing_connections() throws IOException {
        List<Integer> ports =
                IntStream.range(0, 50).map(i -> Ports.free()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < FIRST_OF_OUTGOING_CONNECTIONS);
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        }
    }

    @Test
    void a_port_is_claimed_once() {
        assertThat(Ports.claim(Ports.free())).isFalse();
    }
}
