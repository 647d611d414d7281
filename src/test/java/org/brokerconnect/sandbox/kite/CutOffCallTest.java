package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that is killed while it sends a call: the broker never sees that call, so it does not count. */
class CutOffCallTest {

    private static final String ROUTE = "POST /session/refresh_token";

    private final KiteSandbox sandbox = KiteSandbox.start(0, SandboxOptions.defaults());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api_key=sandboxappro", "api_key=sandboxapproved&refresh_token=abc&checksum=abc"})
    void a_call_whose_body_did_not_arrive_completely_is_not_counted(String body) throws IOException {
        try (Socket client = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(sandbox.url()).getPort())) {
            String head = ROUTE + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
            client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes(); // until the sandbox has ended the call
        }

        assertThat(sandbox.calls().count(ROUTE)).isZero();
    }
}
