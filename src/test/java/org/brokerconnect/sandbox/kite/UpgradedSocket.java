package org.brokerconnect.sandbox.kite;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's side of a WebSocket connection, read byte by byte (RFC 6455 section 5.2). The JDK's WebSocket client
 * cannot tell that a connection ended without a close frame: it loses the end of the stream when that arrives while it
 * delivers the message before.
 */
final class UpgradedSocket implements AutoCloseable {

    /** The opcode of a close frame. */
    static final int CLOSE = 8;

    private static final String REQUEST = """
            GET %s?%s HTTP/1.1\r
            Host: %s:%d\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private final Socket socket;
    private final DataInputStream input;

    private UpgradedSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(socket.getInputStream());
    }

    /** @throws IOException if the server refuses the upgrade */
    static UpgradedSocket open(URI address) throws IOException {
        UpgradedSocket upgraded = new UpgradedSocket(new Socket(address.getHost(), address.getPort()));
        String request =
                REQUEST.formatted(address.getRawPath(), address.getRawQuery(), address.getHost(), address.getPort());
        upgraded.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String head = upgraded.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(head);
        }
        return upgraded;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readUnsignedByte());
        }
        return head.toString();
    }

    /** The opcodes of all frames until the server closes the TCP connection, for which it waits. */
    List<Integer> remainingFrames() throws IOException {
        List<Integer> opcodes = new ArrayList<>();
        for (int first = input.read(); first >= 0; first = input.read()) {
            opcodes.add(first & 0x0f);
            if (!skipPayload()) {
                break;
            }
        }
        return opcodes;
    }

    private boolean skipPayload() throws IOException {
        try {
            int length = input.readUnsignedByte();
            input.skipNBytes(length == 127 ? input.readLong() : length == 126 ? input.readUnsignedShort() : length);
            return true;
        } catch (EOFException cutOff) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
