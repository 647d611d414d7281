package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The customers and their accounts, from {@code customers.json}. Safe for use by many threads. */
final class Customers {
    private volatile JsonNode all;

    Customers() {
        reset();
    }

    void reset() {
        all = Json.resource("customers.json");
    }

    boolean hasPassword(String username, String password) {
        return all.has(username) && all.path(username).path("password").asText().equals(password);
    }

    JsonNode profile(String username) {
        return all.path(username).path("profile");
    }

    /** All accounts of a customer, closed ones included. */
    List<JsonNode> accounts(String username) {
        return StreamSupport.stream(all.path(username).path("accounts").spliterator(), false)
                .toList();
    }

    /** An account of the customer; empty for an unknown number and for another customer's. */
    Optional<JsonNode> account(String username, String number) {
        return accounts(username).stream()
                .filter(account ->
                        account.at("/account/account-number").asText().equals(number))
                .findFirst();
    }

    /** The account's owner has funds: only then the broker gives market data. */
    boolean isFunded(String username) {
        return accounts(username).stream()
                .flatMap(
                        account -> StreamSupport.stream(account.path("balances").spliterator(), false))
                .anyMatch(balance -> balance.path("net-liquidating-value").asDouble() > 0);
    }

    /** Replaces the fields of an account's position, or of its first balance, by those in {@code changes}. */
    synchronized void change(String username, String number, String symbol, JsonNode changes) {
        JsonNode account = account(username, number).orElseThrow(Refusal::notFound);
        JsonNode target = symbol.isEmpty()
                ? account.path("balances").path(0)
                : StreamSupport.stream(account.path("positions").spliterator(), false)
                        .filter(position -> position.path("symbol").asText().equals(symbol))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        ((ObjectNode) target).setAll((ObjectNode) changes);
    }
}
