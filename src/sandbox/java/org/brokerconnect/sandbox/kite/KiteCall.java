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

/** One request, read as the broker reads it: inputs are form fields or query parameters, the session is in a header. */
final class KiteCall {
    private final HttpServerExchange exchange;

    KiteCall(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** Who calls, by {@code Authorization: token api_key:access_token}. */
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
        return Optional.ofNullable(field).map(FormData.FormValue::getValue).or(() -> query(name));
    }

    String require(String name) {
        return parameter(name).filter(value -> !value.isBlank()).orElseThrow(() -> KiteError.missing(name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(exchange.getRequestCookie(name)).map(Cookie::getValue);
    }

    List<String> queries(String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** A named part of the route's path. */
    String path(String name) {
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

    /** The api key of the call, wherever it stands. */
    Optional<String> apiKey() {
        return authorization().map(Authorization::apiKey).or(() -> parameter("api_key"));
    }

    /** Leaves something for what comes after this call. */
    <T> void attach(AttachmentKey<T> key, T value) {
        exchange.putAttachment(key, value);
    }

    boolean acceptsGzip() {
        return header(Headers.ACCEPT_ENCODING_STRING)
                .map(value -> value.contains("gzip"))
                .orElse(true);
    }

    /** @throws KiteError unless the body is JSON */
    JsonNode json() throws IOException {
        try {
            exchange.startBlocking();
            return Json.read(exchange.getInputStream().readAllBytes(), JsonNode.class);
        } catch (JsonProcessingException e) {
            throw KiteError.input("not JSON: " + e.getOriginalMessage());
        }
    }
}
