package org.brokerconnect.sandbox.kite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An HTML page with placeholders {@code {{name}}}, read from a resource of this package. Inserted text is escaped. */
final class HtmlPage {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private final String html;

    private HtmlPage(String html) {
        this.html = html;
    }

    static HtmlPage load(String name) {
        return new HtmlPage(
                read("layout.html").replace("{{content}}", read(name)).replace("{{style}}", read("style.css")));
    }

    private static String read(String name) {
        try (InputStream file = HtmlPage.class.getResourceAsStream("pages/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HtmlPage with(String name, String text) {
        return new HtmlPage(html.replace("{{" + name + "}}", escaped(text)));
    }

    Reply reply(int status) {
        return Reply.html(status, html)
                .withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }
}
