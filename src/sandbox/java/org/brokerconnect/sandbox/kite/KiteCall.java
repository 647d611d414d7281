package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A request. Parameters are form fields or query parameters; the session is in the {@code Authorization} header. */
final class KiteCall {
    private final HttpServerExchange exchange;

    KiteCall(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** The header {@code Authorization: token api_key:access_token}. */
    record Authorization(String apiKey, String accessToken) {}

    Optional<Authorization> authorization() {
        return header("Authorization")
                .filter(value -> value.startsWith("token "))
                .map(value -> value.substring("token ".length()).split(":", 2))
                .filter(parts -> parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty())
                .map(parts -> new Authorization(parts[0], parts[1]));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    Optional<String> parameter(String name) {
        FormData form = exchange.getAttachment(FormDataParser.FORM_DATA);
        FormData.FormValue field = form == null ? null : form.getFirst(name);
        return Optional.ofNullable(field).map(FormData.FormValue::getValue).or(() -> queryParameter(name));
    }

    String requireParameter(String name) {
        return parameter(name).filter(value -> !value.isBlank()).orElseThrow(() -> KiteError.missing(name));
    }

    Optional<String> queryParameter(String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(exchange.getRequestCookie(name)).map(Cookie::getValue);
    }

    List<String> queryParameters(String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The value of a parameter of the path template. */
    String pathParameter(String name) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(name);
    }

    String method() {
        return exchange.getRequestMethod().toString();
    }

    /** The path without the {@code /oms} prefix. */
    String path() {
        return exchange.getRelativePath();
    }

    /** The API key from the header or the parameters. */
    Optional<String> apiKey() {
        return authorization().map(Authorization::apiKey).or(() -> parameter("api_key"));
    }

    /** Attaches a value to the exchange, for its later handlers. */
    <T> void attach(AttachmentKey<T> key, T value) {
        exchange.putAttachment(key, value);
    }

    boolean acceptsGzip() {
        return header(Headers.ACCEPT_ENCODING_STRING)
                .map(value -> value.contains("gzip"))
                .orElse(true);
    }

    /** @throws KiteError if the body is not JSON */
    JsonNode json() throws IOException {
        try {
            exchange.startBlocking();
            return Json.read(exchange.getInputStream().readAllBytes(), JsonNode.class);
        } catch (JsonProcessingException e) {
            throw KiteError.input("not JSON: " + e.getOriginalMessage());
        }
    }
}
