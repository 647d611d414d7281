package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The customer, the accounts, and what is in them. Amounts are decimal texts; signs are in {@code …-effect} fields. */
final class AccountRoutes {
    private static final int MAX_PER_PAGE = 2000;

    private final Authenticator authenticator;
    private final Customers customers;
    private final UsMarket market;
    private final Clock clock;

    AccountRoutes(Authenticator authenticator, Customers customers, UsMarket market, Clock clock) {
        this.authenticator = authenticator;
        this.customers = customers;
        this.market = market;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/customers/me", call -> Reply.data(call, customers.profile(authenticator.customer(call))))
                .get("/customers/me/accounts", this::accounts)
                .get("/accounts/{number}/positions", this::positions)
                .get("/accounts/{number}/balances", this::balances)
                .get("/accounts/{number}/balances/{currency}", this::balance)
                .get("/accounts/{number}/transactions", this::transactions);
    }

    private Reply accounts(Call call) {
        return Reply.items(
                call,
                customers.accounts(authenticator.customer(call)).stream()
                        .map(account -> Json.of(
                                "account", account.path("account"), "authority-level", account.path("authority-level")))
                        .toList());
    }

    /** An account that is not the customer's is refused as one that does not exist. */
    private JsonNode account(Call call) {
        return customers
                .account(authenticator.customer(call), call.pathParameter("number"))
                .orElseThrow(Refusal::notFound);
    }

    private Reply positions(Call call) {
        JsonNode account = account(call);
        boolean marks = call.query("include-marks").filter("true"::equals).isPresent();
        return Reply.items(
                call,
                StreamSupport.stream(account.path("positions").spliterator(), false)
                        .map(position -> position(call.pathParameter("number"), position, marks))
                        .toList());
    }

    private Map<String, Object> position(String account, JsonNode stored, boolean marks) {
        String symbol = stored.path("symbol").asText();
        boolean isLong = stored.path("quantity-direction").asText().equals("Long");
        Map<String, Object> row = Json.of(
                "account-number", account,
                "symbol", symbol,
                "instrument-type", stored.path("instrument-type").asText(),
                "underlying-symbol", stored.path("underlying-symbol").asText(symbol),
                "quantity", stored.path("quantity").asText(),
                "quantity-direction", stored.path("quantity-direction").asText(),
                "close-price",
                        market.previousClose(symbol)
                                .map(BigDecimal::toPlainString)
                                .orElse("0.0"),
                "average-open-price", stored.path("average-open-price").asText(),
                "average-daily-market-close-price",
                        market.previousClose(symbol)
                                .map(BigDecimal::toPlainString)
                                .orElse("0.0"),
                "multiplier", stored.path("multiplier").asInt(1),
                "cost-effect", isLong ? "Debit" : "Credit",
                "is-suppressed", false,
                "is-frozen", false,
                "restricted-quantity", "0",
                "realized-day-gain", stored.path("realized-day-gain").asText("0.0"),
                "realized-day-gain-effect",
                        stored.path("realized-day-gain-effect").asText("None"),
                "realized-day-gain-date", today().toString(),
                "realized-today", "0.0",
                "realized-today-effect", "None",
                "created-at", stored.path("created-at").asText(),
                "updated-at", clock.instant().toString());
        stored.properties().forEach(field -> row.put(field.getKey(), field.getValue()));
        if (marks) {
            market.price(symbol).ifPresent(price -> {
                row.put("mark", price.toPlainString());
                row.put("mark-price", price.toPlainString());
            });
        }
        return row;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UsMarket.NEW_YORK);
    }

    /** One currency is answered as an object; several are a list. */
    private Reply balances(Call call) {
        JsonNode balances = account(call).path("balances");
        return balances.size() == 1
                ? Reply.data(call, balance(call, balances.get(0)))
                : Reply.items(
                        call,
                        StreamSupport.stream(balances.spliterator(), false)
                                .map(balance -> balance(call, balance))
                                .toList());
    }

    private Reply balance(Call call) {
        return StreamSupport.stream(account(call).path("balances").spliterator(), false)
                .filter(balance -> balance.path("currency").asText().equals(call.pathParameter("currency")))
                .map(balance -> Reply.data(call, balance(call, balance)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Map<String, Object> balance(Call call, JsonNode stored) {
        Map<String, Object> balance = new LinkedHashMap<>();
        balance.put("account-number", call.pathParameter("number"));
        stored.properties().forEach(field -> balance.put(field.getKey(), field.getValue()));
        balance.put("updated-at", clock.instant().toString());
        return balance;
    }

    /** Newest first, in pages; one trade a day before today. */
    private Reply transactions(Call call) {
        int total = account(call).path("transactions").asInt();
        int perPage = Math.min(
                MAX_PER_PAGE, call.query("per-page").map(Integer::parseInt).orElse(250));
        int page = call.query("page-offset").map(Integer::parseInt).orElse(0);
        LocalDate from = call.query("start-date").map(LocalDate::parse).orElse(LocalDate.MIN);
        LocalDate to = call.query("end-date").map(LocalDate::parse).orElse(today());
        List<Map<String, Object>> found = IntStream.rangeClosed(1, total)
                .filter(back -> !day(back).isBefore(from) && !day(back).isAfter(to))
                .mapToObj(back -> transaction(call.pathParameter("number"), total - back, day(back)))
                .toList();
        List<Map<String, Object>> items =
                found.stream().skip((long) page * perPage).limit(perPage).toList();
        Map<String, Object> pagination = Json.of(
                "per-page",
                perPage,
                "page-offset",
                page,
                "item-offset",
                page * perPage,
                "total-items",
                found.size(),
                "total-pages",
                (found.size() + perPage - 1) / perPage,
                "current-item-count",
                items.size(),
                "previous-link",
                null,
                "next-link",
                null,
                "paging-link-template",
                null);
        return Reply.json(
                200,
                Json.of(
                        "data",
                        Json.of("items", items),
                        "api-version",
                        "v1",
                        "context",
                        call.path(),
                        "pagination",
                        pagination));
    }

    private LocalDate day(int back) {
        return today().minusDays(back);
    }

    private static Map<String, Object> transaction(String account, int number, LocalDate day) {
        boolean bought = number % 2 == 0;
        return Json.of(
                "id",
                252_000_000 + number,
                "account-number",
                account,
                "symbol",
                "AAPL",
                "instrument-type",
                "Equity",
                "underlying-symbol",
                "AAPL",
                "transaction-type",
                "Trade",
                "transaction-sub-type",
                bought ? "Buy to Open" : "Sell to Close",
                "description",
                (bought ? "Bought" : "Sold") + " 3 AAPL @ 189.50",
                "action",
                bought ? "Buy to Open" : "Sell to Close",
                "quantity",
                "3.0",
                "price",
                "189.5",
                "executed-at",
                day + "T15:31:00.000+00:00",
                "transaction-date",
                day.toString(),
                "value",
                "568.5",
                "value-effect",
                bought ? "Debit" : "Credit",
                "net-value",
                "568.52",
                "net-value-effect",
                bought ? "Debit" : "Credit",
                "is-estimated-fee",
                false);
    }
}
