package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final KiteSandbox SANDBOX = KiteSandbox.start(
            0, SandboxOptions.defaults().limits(RateLimits.unlimited()).startAt(Instant.parse("2026-11-22T06:00:00Z")));
    private static final KiteHttp KITE = new KiteHttp(SANDBOX);
    private static final String AB1234 = KITE.session("AB1234");
    private static final String CD5678 = KITE.session("CD5678");

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void a_profile_contains_no_token() {
        JsonNode profile = KITE.get("/user/profile", AB1234).data();

        assertThat(profile.fieldNames())
                .toIterable()
                .contains("user_id", "user_name", "email", "exchanges", "avatar_url", "meta")
                .doesNotContain("access_token", "login_time", "api_key", "enctoken");
    }

    @Test
    void each_client_has_different_holdings() {
        List<String> first = symbols(KITE.get("/portfolio/holdings", AB1234).data());
        List<String> second = symbols(KITE.get("/portfolio/holdings", CD5678).data());

        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
        assertThat(second).isNotEmpty();
    }

    @Test
    void holdings_follow_the_brokers_formulas() {
        for (JsonNode row : KITE.get("/portfolio/holdings", AB1234).data()) {
            double last = row.get("last_price").asDouble();
            double close = row.get("close_price").asDouble();
            int owned = row.get("quantity").asInt()
                    + row.get("t1_quantity").asInt()
                    + row.get("collateral_quantity").asInt();
            assertThat(row.get("pnl").asDouble())
                    .isEqualTo((last - row.get("average_price").asDouble()) * owned);
            assertThat(row.get("day_change").asDouble()).isEqualTo(last - close);
            assertThat(row.get("day_change_percentage").asDouble()).isEqualTo((last - close) / close * 100);
        }
    }

    @Test
    void holdings_include_t1_pledged_mtf_and_discrepant_rows() {
        List<JsonNode> rows = rows(KITE.get("/portfolio/holdings", AB1234).data());

        assertThat(rows).anyMatch(row -> row.get("t1_quantity").asInt() > 0);
        assertThat(rows).anyMatch(row -> row.get("collateral_quantity").asInt() > 0);
        assertThat(rows).anyMatch(row -> row.get("collateral_type").isNull());
        assertThat(rows).anyMatch(row -> row.get("collateral_type").asText().isEmpty());
        assertThat(rows)
                .anyMatch(row -> row.at("/mtf/quantity").asInt() > 0
                        && row.at("/mtf/value").asDouble()
                                == row.at("/mtf/quantity").asInt()
                                        * row.at("/mtf/average_price").asDouble());
        assertThat(rows)
                .anyMatch(row -> row.get("discrepancy").asBoolean()
                        && row.get("average_price").asDouble() == 0);
    }

    @Test
    void the_summary_totals_the_holdings() {
        JsonNode holdings = KITE.get("/portfolio/holdings", AB1234).data();
        JsonNode summary = KITE.get("/portfolio/holdings/summary", AB1234).data();

        double pnl = rows(holdings).stream()
                .mapToDouble(row -> row.get("pnl").asDouble())
                .sum();
        assertThat(summary.get("total_pnl").asDouble()).isCloseTo(pnl, within(1e-6));
        assertThat(summary.get("total_pnl").asDouble())
                .isEqualTo(summary.get("current_value").asDouble()
                        - summary.get("invested_amount").asDouble());
        assertThat(KITE.get("/portfolio/holdings/compact", AB1234).data()).hasSameSizeAs(holdings);
    }

    @Test
    void positions_follow_the_brokers_formulas() {
        JsonNode positions = KITE.get("/portfolio/positions", AB1234).data();

        assertThat(positions.get("net")).isNotEmpty();
        assertThat(positions.get("day")).isNotEmpty();
        for (JsonNode row : positions.findParents("m2m")) {
            double now = row.get("quantity").asInt()
                    * row.get("last_price").asDouble()
                    * row.get("multiplier").asDouble();
            double value =
                    row.get("sell_value").asDouble() - row.get("buy_value").asDouble();
            assertThat(row.get("pnl").asDouble()).isCloseTo(value + now, within(1e-6));
            assertThat(row.get("m2m").asDouble())
                    .isCloseTo(
                            row.get("sell_m2m").asDouble() - row.get("buy_m2m").asDouble() + now, within(1e-6));
        }
        assertThat(rows(positions.get("net")))
                .anyMatch(row -> row.get("quantity").asInt() == 0
                        && row.get("average_price").asDouble() == 0);
    }

    @Test
    void margins_are_available_for_all_segments_or_one() {
        JsonNode all = KITE.get("/user/margins", AB1234).data();

        assertThat(all.get("equity"))
                .isEqualTo(KITE.get("/user/margins/equity", AB1234).data());
        assertThat(all.at("/equity/net").asDouble())
                .isEqualTo(all.at("/equity/available/live_balance").asDouble());
        assertThat(KITE.get("/user/margins/gold", AB1234).status()).isEqualTo(400);
    }

    @Test
    void mutual_funds_have_fractional_units_and_may_have_no_folio() {
        List<JsonNode> funds = rows(KITE.get("/mf/holdings", AB1234).data());

        assertThat(funds).anyMatch(fund -> fund.get("folio").isNull());
        assertThat(funds).anyMatch(fund -> fund.get("quantity").asDouble() % 1 != 0);
    }

    @Test
    void every_route_is_available_under_oms_and_unknown_routes_return_an_error_envelope() {
        assertThat(KITE.get("/oms/user/profile", AB1234).status()).isEqualTo(200);
        assertThat(KITE.get("/nothing", AB1234).error()).isEqualTo("GeneralException: Route not found");
        assertThat(KITE.get("/nothing", AB1234).status()).isEqualTo(404);
        assertThat(KITE.delete("/user/profile").status()).isEqualTo(405);
    }

    private static List<JsonNode> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> symbols(JsonNode array) {
        return rows(array).stream()
                .map(row -> row.get("tradingsymbol").asText())
                .toList();
    }
}
