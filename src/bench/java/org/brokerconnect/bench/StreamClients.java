package org.brokerconnect.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Many event-stream clients in one thread, for this machine only. They keep the times of the events of one name, not
 * their data, so that thousands of them need little memory. A marker that is split by the framing of the response would
 * be missed; the server writes an event as one chunk.
 */
final class StreamClients implements AutoCloseable {

    private static final int MAX_CLIENTS = 20_000;
    private static final int BUFFER = 64 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] marker;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Client> opening = new ConcurrentLinkedQueue<>();
    private final Thread reader = new Thread(this::read, "stream-clients");
    private volatile boolean closed;

    /** One open stream. */
    static final class Client {

        private final SocketChannel channel;
        private final byte[] request;
        private final List<Long> times = new ArrayList<>();
        private int matched;
        private volatile boolean answered;
        private volatile boolean ended;

        private Client(SocketChannel channel, byte[] request) {
            this.channel = channel;
            this.request = request;
        }

        /** Whether a part of the response has arrived. */
        boolean isOpen() {
            return answered && !ended;
        }

        /** When the events so far arrived, in {@link System#nanoTime()}. */
        synchronized List<Long> times() {
            return List.copyOf(times);
        }

        private synchronized void add(long nanos) {
            times.add(nanos);
        }
    }

    /** @param event the name of the events to count, such as {@code change} */
    StreamClients(String event) throws IOException {
        marker = ("event: " + event + "\n").getBytes(StandardCharsets.US_ASCII);
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a stream; {@link Client#isOpen} tells when it has been answered. */
    Client open(URI address, String bearer) throws IOException {
        if (!address.getHost().equals("localhost") || clients.size() >= MAX_CLIENTS) {
            throw new IllegalArgumentException("at most " + MAX_CLIENTS + " streams, of this machine: " + address);
        }
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String request = "GET " + address.getRawPath() + query + " HTTP/1.1\r\nHost: localhost:" + address.getPort()
                + "\r\nAccept: text/event-stream\r\nAuthorization: " + bearer + "\r\n\r\n";
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", address.getPort()));
        Client client = new Client(channel, request.getBytes(StandardCharsets.US_ASCII));
        channel.write(ByteBuffer.wrap(client.request));
        channel.configureBlocking(false);
        clients.add(client);
        opening.add(client);
        selector.wakeup();
        return client;
    }

    List<Client> clients() {
        return clients;
    }

    private void read() {
        try {
            while (!closed) {
                selector.select();
                for (Client client = opening.poll(); client != null; client = opening.poll()) {
                    client.channel.register(selector, SelectionKey.OP_READ, client);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    read((Client) key.attachment(), key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Client client, SelectionKey key) {
        buffer.clear();
        try {
            if (client.channel.read(buffer) < 0) {
                client.ended = true;
                key.cancel();
                return;
            }
        } catch (IOException reset) {
            client.ended = true;
            key.cancel();
            return;
        }
        client.answered = true;
        count(client, buffer.flip(), System.nanoTime());
    }

    private void count(Client client, ByteBuffer received, long now) {
        while (received.hasRemaining()) {
            byte next = received.get();
            if (next == marker[client.matched]) {
                client.matched++;
            } else {
                client.matched = next == marker[0] ? 1 : 0;
            }
            if (client.matched == marker.length) {
                client.matched = 0;
                client.add(now);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        for (Client client : clients) {
            client.channel.close();
        }
    }
}
