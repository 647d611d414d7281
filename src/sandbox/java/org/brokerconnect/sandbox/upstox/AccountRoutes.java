package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The reads of an account: profile, holdings, positions, funds and mutual funds (Upstox API docs, User, Portfolio). */
final class AccountRoutes {
    /** How many mutual funds a page has; small, so that the demo data has two pages. */
    private static final int PAGE_SIZE = 2;

    private final Map<String, User> users;
    private final Sessions sessions;
    private final RateWindows limits;
    private final Portfolio portfolio;
    private final boolean profileAtNight;

    AccountRoutes(
            Map<String, User> users,
            Sessions sessions,
            RateWindows limits,
            Portfolio portfolio,
            boolean profileAtNight) {
        this.users = users;
        this.sessions = sessions;
        this.limits = limits;
        this.portfolio = portfolio;
        this.profileAtNight = profileAtNight;
    }

    void addTo(Routes routes) {
        read(routes, "/v2/user/profile", profileAtNight ? "" : "UDAPI100074", user -> field(user, "profile"));
        read(routes, "/v2/portfolio/long-term-holdings", "UDAPI100074", user -> Reply.data(portfolio.holdings(user)));
        read(
                routes,
                "/v2/portfolio/short-term-positions",
                "UDAPI100074",
                user -> Reply.data(portfolio.positions(user)));
        read(routes, "/v3/portfolio/mtf-positions", "UDAPI100074", user -> Reply.data(portfolio.mtfPositions(user)));
        read(routes, "/v3/user/get-funds-and-margin", "UDAPI100072", user -> field(user, "funds"));
        read(routes, "/v2/user/get-funds-and-margin", "UDAPI100072", AccountRoutes::funds);
        routes.add("GET", "/v2/mf/holdings", call -> mutualFunds(call, open(call, "UDAPI100074")));
    }

    /** @param atNight the error code at night; empty for a route that is served */
    private void read(Routes routes, String path, String atNight, Function<User, Reply> reader) {
        routes.add("GET", path, call -> reader.apply(open(call, atNight)));
    }

    private User open(Call call, String atNight) {
        Session session = sessions.requireReader(call);
        limits.acquire(session.userId(), call.path());
        if (!atNight.isEmpty() && sessions.isNight()) {
            throw new UpstoxError(423, atNight, "The service is accessible from 5:30 AM to 12:00 AM IST");
        }
        return users.get(session.userId());
    }

    private static Reply field(User user, String name) {
        return Reply.data(user.data().path(name));
    }

    /** Version 2: the sum is in {@code equity}, and {@code commodity} has zeros. */
    private static Reply funds(User user) {
        JsonNode cash = user.data().at("/funds/available_to_trade/cash_available_to_trade");
        double used = cash.at("/margin_used/total").asDouble();
        return Reply.data(Map.of(
                "equity", segment(cash.path("total").asDouble(), used),
                "commodity", segment(0, 0)));
    }

    private static Map<String, Object> segment(double available, double used) {
        return Map.of(
                "used_margin", used,
                "payin_amount", 0,
                "span_margin", used,
                "adhoc_margin", 0,
                "notional_cash", 0,
                "available_margin", available,
                "exposure_margin", 0);
    }

    private static Reply mutualFunds(Call call, User user) {
        List<JsonNode> all = StreamSupport.stream(
                        user.data().path("mutual_funds").spliterator(), false)
                .toList();
        int page = call.query("page_number").map(Integer::parseInt).orElse(1);
        int from = Math.min((page - 1) * PAGE_SIZE, all.size());
        List<JsonNode> rows = all.subList(from, Math.min(from + PAGE_SIZE, all.size()));
        Map<String, Object> metadata = Map.of(
                "page",
                Map.of(
                        "page_number", page,
                        "total_pages", Math.max(1, (all.size() + PAGE_SIZE - 1) / PAGE_SIZE),
                        "records", rows.size(),
                        "total_records", all.size()));
        return Reply.json(200, Map.of("status", "success", "data", rows, "metadata", metadata));
    }
}
