package org.brokerconnect.broker.wire.stream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.broker.wire.CannedServer.Connection;

/**
 * A WebSocket server (RFC 6455) that sends any frame, also those that no correct server sends, and records what it
 * receives.
 */
public final class CannedSocket implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final CannedServer server;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile OutputStream out;

    /** All requests to the server open a WebSocket. */
    public CannedSocket(CannedServer server) {
        this.server = server;
        server.handles(this::handle);
    }

    /** Requests that open no WebSocket get this JSON. */
    public void answers(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        server.handles(connection -> {
            if (connection.request().toLowerCase().contains("sec-websocket-key:")) {
                handle(connection);
            } else {
                connection.out().write(head.getBytes(StandardCharsets.US_ASCII));
                connection.out().write(body);
            }
        });
    }

    /** The client's next text; {@code open}, {@code ping}, {@code close} for a close frame, {@code end} for the end. */
    public String received() {
        try {
            String next = received.poll(60, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void binary(byte... message) throws IOException {
        frame(FINAL | BINARY, message);
    }

    /** One message in fragments of one byte. */
    public void fragmented(byte... message) throws IOException {
        for (int at = 0; at < message.length; at++) {
            int kind = at == 0 ? BINARY : CONTINUATION;
            frame(at == message.length - 1 ? FINAL | kind : kind, message[at]);
        }
    }

    public void text(String message) throws IOException {
        frame(FINAL | TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    public void close(int code) throws IOException {
        frame(FINAL | CLOSE, (byte) (code >> 8), (byte) code);
    }

    /**
     * Sends a binary message of a gibibyte; returns how many bytes were sent before the client closed the connection.
     */
    public int endless() {
        int sent = 0;
        try {
            out.write(new byte[] {(byte) (FINAL | BINARY), 127});
            out.write(ByteBuffer.allocate(Long.BYTES).putLong(1L << 30).array());
            byte[] more = new byte[1 << 16];
            for (; sent < 1 << 30; sent += more.length) {
                out.write(more);
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }

    /**
     * Sends frames without prices until the client closes the connection, at most a million.
     *
     * @param kind text, heartbeat, empty, fragment, garbage or ping
     * @return how many were sent
     */
    public int flood(String kind) {
        byte[] frame =
                switch (kind) {
                    case "text" -> new byte[] {(byte) (FINAL | TEXT), 2, '{', '}'};
                    case "heartbeat" -> new byte[] {(byte) (FINAL | BINARY), 1, 0};
                    case "empty" -> new byte[] {(byte) (FINAL | BINARY), 0};
                    case "fragment" -> new byte[] {CONTINUATION, 0};
                    case "garbage" -> new byte[] {(byte) (FINAL | BINARY), 1, (byte) 0xff};
                    case "ping" -> new byte[] {(byte) (FINAL | PING), 0};
                    default -> throw new IllegalArgumentException(kind);
                };
        return repeat(kind.equals("fragment") ? new byte[] {BINARY, 0} : new byte[0], frame);
    }

    /** Sends a short text until the client closes the connection, at most a million times; returns how often. */
    public int floodText(String message) {
        byte[] content = message.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[content.length + 2];
        frame[0] = (byte) (FINAL | TEXT);
        frame[1] = (byte) content.length;
        System.arraycopy(content, 0, frame, 2, content.length);
        return repeat(new byte[0], frame);
    }

    private int repeat(byte[] first, byte[] frame) {
        int sent = 0;
        try {
            out.write(first);
            for (; sent < 1_000_000; sent++) {
                out.write(frame);
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }

    private void frame(int head, byte... content) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (content.length < 126) {
            frame.write(content.length);
        } else {
            frame.write(126);
            frame.write(content.length >> 8);
            frame.write(content.length);
        }
        frame.writeBytes(content);
        out.write(frame.toByteArray());
        out.flush();
    }

    private void handle(Connection connection) throws IOException {
        // before the client can know that the socket is open, so that the next frame goes to this connection
        out = connection.out();
        connection
                .out()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept(connection.request()) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        connection.out().flush();
        received.add("open");
        try {
            DataInputStream in = new DataInputStream(connection.in());
            for (; ; ) {
                read(in);
            }
        } finally {
            received.add("end");
        }
    }

    private void read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] content = in.readNBytes(length);
        for (int at = 0; at < content.length; at++) {
            content[at] ^= mask[at % 4];
        }
        received.add(
                switch (kind) {
                    case CLOSE -> "close";
                    case PING -> "ping";
                    default -> new String(content, StandardCharsets.UTF_8);
                });
    }

    private static String accept(String request) {
        String key = request.lines()
                .filter(line -> line.toLowerCase().startsWith("sec-websocket-key:"))
                .map(line -> line.substring(18).strip())
                .findFirst()
                .orElseThrow();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
