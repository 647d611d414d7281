package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.Ports;

/** nginx with {@code docker/nginx/nginx.conf}. An operator takes a node out of its configuration and reloads it. */
final class Nginx extends ReverseProxy {

    private static final Path SHIPPED = Path.of("docker", "nginx", "nginx.conf");
    private static final int NONE = -1;

    private final int plainPort = Ports.free();
    private final Path config = folder.resolve("nginx.conf");

    private Nginx(List<ApplicationServer> nodes) throws IOException {
        super(nodes);
    }

    static Nginx before(TestEnvironment environment, List<ApplicationServer> nodes) throws Exception {
        Nginx proxy = new Nginx(nodes);
        proxy.write(NONE);
        proxy.start(environment, proxy.command("-g", "daemon off;").toArray(String[]::new));
        return proxy;
    }

    private List<String> command(String option, String value) {
        return List.of("nginx", "-p", folder.toString(), "-c", config.toString(), option, value);
    }

    private void write(int takenOut) throws IOException {
        String text = Files.readString(SHIPPED);
        text = replaced(text, "events \\{", "pid nginx.pid;\nerror_log error.log;\nevents {");
        text = replaced(text, "http \\{", "http {\n" + temporaryFolders());
        text = replaced(text, "access_log /dev/stdout", "access_log access.log");
        text = replaced(text, "listen 80;", "listen 127.0.0.1:" + plainPort + ";");
        text = replaced(text, "listen 443 ssl http2;", "listen 127.0.0.1:" + port + ";");
        text = replaced(text, "ssl_certificate\\w* .*;", "");
        text = replaced(text, "node-1:8080", address(0, takenOut));
        text = replaced(text, "node-2:8080", address(1, takenOut));
        Files.writeString(config, text);
    }

    private static String temporaryFolders() {
        return "client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;"
                + " scgi_temp_path scgi;";
    }

    private String address(int number, int takenOut) {
        String address = "127.0.0.1:" + nodes.get(number).url().getPort();
        return number == takenOut ? address + " down" : address;
    }

    private void reload() throws Exception {
        assertThat(process(command("-s", "reload")).start().waitFor()).isZero();
    }

    @Override
    void takeOut(int number) throws Exception {
        write(number);
        reload();
    }

    @Override
    void putBack(int number) throws Exception {
        write(NONE);
        reload();
    }
}
