package org.brokerconnect.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections whose requests a test sends piece by piece, as slow clients do. Close it to abort them. */
final class OpenRequests implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private final URI server;

    OpenRequests(URI server) {
        this.server = server;
    }

    /** Opens a connection and sends this much of a request. */
    Socket send(String begin) {
        try {
            Socket socket = new Socket();
            sockets.add(socket);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 10_000);
            socket.setSoTimeout(60_000);
            write(socket, begin);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a request of this person with a JSON body of {@code bytes} bytes. */
    String head(String method, String path, String bearer, int bytes) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: " + bearer
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes + "\r\n\r\n";
    }

    /** Sends some bytes on each connection that is still open. */
    void drip(String text) {
        for (Socket socket : sockets) {
            try {
                write(socket, text);
            } catch (IOException closedByServer) {
                // the server has answered and closed it
            }
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The status line and the headers of the response; empty if the server closed the connection. */
    static String answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int unit = socket.getInputStream().read();
                unit >= 0;
                unit = socket.getInputStream().read()) {
            head.append((char) unit);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return head.toString();
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                // nothing is left to close
            }
        }
    }
}
