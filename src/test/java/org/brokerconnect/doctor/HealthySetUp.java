package org.brokerconnect.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One HTTPS server on loopback that is the application, its OpenID provider and its broker. */
final class HealthySetUp implements AutoCloseable {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final String KEYS = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> added = new ConcurrentHashMap<>();
    private volatile Stream stream;
    private volatile List<String> addresses;
    private final HttpsServer server;
    private final HttpClient client;
    private final String url;

    HealthySetUp(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        SSLContext tls = tls(certificate(folder.resolve("server.p12")));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = page == null ? new byte[0] : page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/api/broker/events", this::stream);
        server.start();
        client = HttpClient.newBuilder().sslContext(tls).build();
        url = "https://localhost:" + server.getAddress().getPort();
        reset();
    }

    /** Responses of the event stream. */
    enum Stream {
        OPEN,
        OPEN_WITHOUT_EVENT,
        NOTHING,
        PAGE,
        ENDED,
        FORBIDDEN
    }

    /** Leaves the response open, as a stream is, unless it has another status or type. */
    private void stream(HttpExchange exchange) throws IOException {
        if (stream == Stream.NOTHING) {
            return;
        }
        if (stream != Stream.ENDED) {
            exchange.getResponseHeaders()
                    .set("Content-Type", stream == Stream.PAGE ? "text/html" : "text/event-stream");
        }
        exchange.sendResponseHeaders(stream == Stream.FORBIDDEN ? 403 : 200, 0);
        if (stream == Stream.OPEN) {
            exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (stream != Stream.OPEN_WITHOUT_EVENT) {
            if (stream == Stream.PAGE) {
                exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        }
    }

    /** Answers requests for the event stream so. */
    void stream(Stream answer) {
        stream = answer;
    }

    /** Gives the host of the set-up these addresses; it listens at 127.0.0.1 only. */
    void addresses(String... texts) {
        addresses = List.of(texts);
    }

    /** Knows only the host of the set-up. */
    private final class LocalNetwork implements WebProbe.Network {

        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
            if (!host.equals("localhost")) {
                throw new UnknownHostException(host);
            }
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        }

        @Override
        public void connect(InetAddress address, int port) throws IOException {
            WebProbe.Network.OWN.connect(address, port);
        }
    }

    /** Serves what a healthy set-up serves. */
    void reset() {
        stream = Stream.OPEN;
        addresses = List.of("127.0.0.1");
        pages.clear();
        added.clear();
        pages.put("/", "{}");
        pages.put("/settings.json", "{\"signIn\":{\"clientId\":\"broker-connect\"}}");
        pages.put(
                "/id/.well-known/openid-configuration",
                "{\"issuer\":\"" + url + "/id\",\"jwks_uri\":\"" + url + "/id/keys\"}");
        pages.put("/id/keys", KEYS);
    }

    /** Serves this page instead; null for none. */
    void serve(String path, String page) {
        if (page == null) {
            pages.remove(path);
        } else {
            pages.put(path, page);
        }
    }

    String url() {
        return url;
    }

    WebProbe web() {
        return new WebProbe(client, new LocalNetwork());
    }

    /** Makes this setting part of the release. */
    void release(String setting, String value) {
        added.put(setting, value);
    }

    /** The addresses of brokers as in a release. */
    Map<String, String> released() {
        Map<String, String> released = new HashMap<>(added);
        released.put("zerodha.rest-url", url);
        released.put("zerodha.login-url", url + "/connect/login");
        released.put("zerodha.socket-url", url.replace("https", "wss"));
        released.put("app.public-url", "http://localhost:8080");
        return released;
    }

    private static Path certificate(Path file) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return file;
    }

    private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
