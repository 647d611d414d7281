package org.brokerconnect.journey;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.Ports;

/** HAProxy with {@code docker/haproxy/haproxy.cfg}. It learns from health checks which node serves. */
final class HaProxy extends ReverseProxy {

    private static final Path SHIPPED = Path.of("docker", "haproxy", "haproxy.cfg");
    private static final int STATUS = 17;

    private HaProxy(List<ApplicationServer> nodes) throws IOException {
        super(nodes);
    }

    static HaProxy before(TestEnvironment environment, List<ApplicationServer> nodes) throws Exception {
        HaProxy proxy = new HaProxy(nodes);
        Path config = Files.writeString(proxy.folder.resolve("haproxy.cfg"), proxy.config());
        proxy.start(environment, "haproxy", "-db", "-f", config.toString());
        return proxy;
    }

    private String config() throws IOException {
        String config = Files.readString(SHIPPED);
        config = replaced(config, "/var/run/haproxy/admin\\.sock", socket().toString());
        config = replaced(config, "(?s)resolvers docker\\R.*?\\R\\R", "");
        config = replaced(config, " resolvers docker init-addr last,libc,none", "");
        config = replaced(config, "bind :8080", "bind 127.0.0.1:" + Ports.free());
        config = replaced(config, "bind :8443 .*", "bind 127.0.0.1:" + port);
        config = replaced(config, "if \\{ req\\.hdr\\(host\\) .* \\}", "if FALSE");
        config = replaced(config, "keycloak:8080", "127.0.0.1:" + Ports.free());
        config = replaced(config, "check port 8081", "check");
        config = replaced(config, "node-1:8080", address(0));
        return replaced(config, "node-2:8080", address(1));
    }

    private String address(int number) {
        ApplicationServer node = nodes.get(number);
        return "127.0.0.1:" + node.url().getPort() + " port " + node.readiness().getPort();
    }

    private Path socket() {
        return folder.resolve("admin.sock");
    }

    /** Waits until HAProxy has noticed that the node is not ready. */
    @Override
    void takeOut(int number) throws Exception {
        Eventually.holds("HAProxy takes the node out", () -> status(number).startsWith("DOWN"));
    }

    @Override
    void putBack(int number) throws Exception {
        Eventually.holds("HAProxy uses the node", () -> status(number).equals("UP"));
    }

    /** As {@code show stat} has it (HAProxy's Management Guide, 9.1 CSV format). */
    private String status(int number) throws IOException {
        String name = "nodes,node-" + (number + 1) + ",";
        return statistics()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.split(",")[STATUS])
                .findFirst()
                .orElse("");
    }

    private String statistics() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
