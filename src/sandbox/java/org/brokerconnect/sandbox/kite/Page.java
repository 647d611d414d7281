package org.brokerconnect.sandbox.kite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An HTML page with places for text: {@code {{name}}} in the file beside this class. Text is escaped. */
final class Page {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private final String html;

    private Page(String html) {
        this.html = html;
    }

    static Page named(String name) {
        return new Page(read("frame.html").replace("{{content}}", read(name)).replace("{{style}}", read("style.css")));
    }

    private static String read(String name) {
        try (InputStream file = Page.class.getResourceAsStream("pages/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page with(String name, String text) {
        return new Page(html.replace("{{" + name + "}}", escaped(text)));
    }

    Reply reply(int status) {
        return Reply.html(status, html)
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
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
