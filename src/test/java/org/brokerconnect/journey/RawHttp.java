package org.brokerconnect.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection that sends bytes as they are, which HTTP clients refuse to do. Keeps the connection open between
 * requests, and opens another one when the server closed it. Not thread-safe.
 */
final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofMinutes(1).toMillis();
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final int port;
    private Socket socket;
    private InputStream in;
    private String last = "";
    private String previous = "";

    RawHttp(URI server) {
        port = server.getPort();
    }

    /** A response, with the first line of its head. Header names are in lower case; repeated ones are joined. */
    record Answer(int status, String statusLine, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** A request line and header fields, each ended by CR LF, and a body. */
    static byte[] request(String line, List<String> fields, byte[] body) {
        StringBuilder head = new StringBuilder(line).append("\r\n");
        fields.forEach(field -> head.append(field).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    /** Sends a request with {@code Host} and these fields. */
    Answer send(String method, String target, String... fields) throws IOException {
        List<String> all = new ArrayList<>(List.of("Host: localhost:" + port));
        all.addAll(List.of(fields));
        return send(request(method + " " + target + " HTTP/1.1", all, new byte[0]), method.equals("HEAD"));
    }

    /** The request before the last one on its connection, for messages of failed tests; empty if there was none. */
    String previous() {
        return previous;
    }

    /**
     * Sends these bytes and reads the response. An event stream is left after its head.
     *
     * @throws IOException if the server closes the connection without a response
     */
    Answer send(byte[] request, boolean isHead) throws IOException {
        boolean isReused = socket != null;
        try {
            return exchange(request, isHead);
        } catch (IOException closedMeanwhile) {
            close();
            if (!isReused) {
                throw closedMeanwhile;
            }
            return exchange(request, isHead);
        }
    }

    private Answer exchange(byte[] request, boolean isHead) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            last = "";
        }
        previous = last;
        last = new String(request, StandardCharsets.ISO_8859_1);
        try {
            socket.getOutputStream().write(request);
        } catch (IOException refusedEarly) {
            // the response was sent before the request was read to its end
        }
        return answer(isHead);
    }

    private Answer answer(boolean isHead) throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            headers.merge(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException(
                    "no status line: " + statusLine + " " + headers + ", after " + previous + " and " + last);
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        boolean isStream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        boolean hasBody = !isHead && !isStream && status != 204 && status != 304;
        String body = hasBody ? body(headers) : "";
        if (isStream || "close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, statusLine, headers, body);
    }

    private String body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.write(bytes(size));
                line();
            }
            line();
        } else if (headers.containsKey("content-length")) {
            body.write(bytes(Integer.parseInt(headers.get("content-length"))));
        } else {
            body.write(in.readNBytes(MAX_BODY));
            close();
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the response ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException closedAnyway) {
                // nothing to release
            }
            socket = null;
        }
    }
}
