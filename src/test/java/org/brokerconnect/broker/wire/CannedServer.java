package org.brokerconnect.broker.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A server that sends exactly the bytes that a test chooses and records requests; for responses that no correct server
 * sends.
 */
public class CannedServer implements AutoCloseable {

    /** Writes the response on a connection whose request was read. */
    public interface Answer {
        void write(OutputStream out) throws IOException;
    }

    /** A connection whose request was read. */
    public record Connection(String request, InputStream in, OutputStream out) {}

    /** Handles a connection whose request was read. */
    public interface Handler {
        void on(Connection connection) throws IOException;
    }

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Handler handler = connection -> {};

    public CannedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "canned-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Responds to every request with a JSON body. */
    public CannedServer json(int status, String body) {
        return answers(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public CannedServer answers(int status, String contentType, byte[] body, String... moreHeaders) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Canned\r\nContent-Type: " + contentType);
        head.append("\r\nContent-Length: ").append(body.length).append("\r\nConnection: close\r\n");
        for (String header : moreHeaders) {
            head.append(header).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        return writes(out -> {
            out.write(start);
            out.write(body);
        });
    }

    public CannedServer writes(Answer answer) {
        return handles(connection -> answer.write(connection.out()));
    }

    public CannedServer handles(Handler next) {
        handler = next;
        return this;
    }

    /** Writes the beginning of a response and keeps the connection open until the test ends. */
    public CannedServer beginsAndHangs(String beginning) {
        return writes(out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            awaitClose();
        });
    }

    /** All requests so far: head and body as text. */
    public List<String> requests() {
        return requests;
    }

    /** The address of the server, without a final slash. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread worker = new Thread(() -> serve(connection), "canned-server-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String request = readRequest(connection.getInputStream());
            requests.add(request);
            handler.on(new Connection(request, connection.getInputStream(), connection.getOutputStream()));
            connection.getOutputStream().flush();
        } catch (IOException clientLeft) {
            // expected: in some tests the client times out
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (!text.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return text.toString(StandardCharsets.US_ASCII);
            }
            text.write(next);
        }
        String head = text.toString(StandardCharsets.US_ASCII);
        return head + new String(in.readNBytes(contentLength(head)), StandardCharsets.UTF_8);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
