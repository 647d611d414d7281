package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A request. */
final class Call {
    private final HttpServerExchange exchange;

    Call(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod().toString();
    }

    String path() {
        return exchange.getRelativePath();
    }

    /** The token of {@code Authorization: Bearer}. */
    Optional<String> bearer() {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
    }

    /** A parameter of the query; empty if it is missing or blank. */
    Optional<String> query(String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name))
                .map(Deque::peekFirst)
                .filter(value -> !value.isBlank());
    }

    /** The values of a parameter that separates them by commas. */
    List<String> list(String name) {
        return query(name).map(value -> Arrays.asList(value.split(","))).orElse(List.of());
    }

    /** A field of the form; empty if it is missing or blank. */
    Optional<String> field(String name) {
        FormData form = exchange.getAttachment(FormDataParser.FORM_DATA);
        return Optional.ofNullable(form)
                .map(fields -> fields.getFirst(name))
                .map(FormData.FormValue::getValue)
                .filter(value -> !value.isBlank());
    }

    /** The end of the path. */
    String lastPart() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** @throws UpstoxError if the body is not JSON */
    JsonNode json() {
        try {
            exchange.startBlocking();
            return Reply.JSON.readTree(exchange.getInputStream().readAllBytes());
        } catch (JsonProcessingException notJson) {
            throw new UpstoxError(400, "UDAPI100036", "Invalid Input");
        } catch (IOException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /** The root of the server as the client reached it, such as {@code localhost:8082}. */
    String authority() {
        return exchange.getHostAndPort();
    }

    boolean isUpgrade() {
        return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"));
    }
}
