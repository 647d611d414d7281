package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers of a live portfolio. */
@WithTestEnvironment
class PortfolioNumbersIT {

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private Person investor;
    private Account account;
    private PortfolioClient portfolio;

    PortfolioNumbersIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void set_up() {
        sandbox.clock().freeze(PortfolioClient.TUESDAY);
        investor = Person.named("investor", environment);
        account = investor.setUp();
        portfolio = new PortfolioClient(environment, account);
    }

    @Test
    void live_totals_equal_the_brokers_summary() throws Exception {
        account.connectAs("AB1234");

        JsonNode live = portfolio.readLive();
        JsonNode totals = live.path("totals");

        JsonNode summary = kite.data("/portfolio/holdings/summary");
        assertSame(totals, "invested", summary, "invested_amount", 1e-6);
        assertSame(totals, "value", summary, "current_value", 1e-6);
        // the summary counts a holding of unknown cost as if it had cost nothing
        double worthOfUnknownCost = StreamSupport.stream(live.path("holdings").spliterator(), false)
                .filter(row -> !row.has("averagePrice"))
                .mapToDouble(row -> row.path("value").asDouble())
                .sum();
        double profit = summary.path("total_pnl").asDouble() - worthOfUnknownCost;
        assertThat(worthOfUnknownCost).isPositive();
        assertThat(totals.path("withoutCost")).hasSize(1);
        assertThat(totals.path("profit").asDouble()).isCloseTo(profit, offset(1e-6));
        assertThat(totals.path("profitPercent").asDouble())
                .isCloseTo(100 * profit / summary.path("invested_amount").asDouble(), offset(1e-4));
        assertSame(totals, "dayChange", summary, "today_pnl", 1e-6);
        assertSame(totals, "dayChangePercent", summary, "today_pnl_percent", 1e-4);
    }

    private static void assertSame(JsonNode ours, String field, JsonNode theirs, String theirField, double error) {
        assertThat(theirs.has(theirField)).isTrue();
        assertThat(ours.path(field).asDouble())
                .as(field)
                .isCloseTo(theirs.path(theirField).asDouble(), offset(error));
    }

    @Test
    void every_section_is_live_and_complete() throws Exception {
        account.connectAs("AB1234");

        assertThat(portfolio.readLive().path("holdings"))
                .hasSameSizeAs(kite.data("/portfolio/holdings"))
                .isNotEmpty();
        portfolio.expireCaches();
        JsonNode positions = portfolio.read("/positions").expectStatus(200).json();
        assertThat(positions.path("source").asText()).isEqualTo("LIVE");
        assertThat(positions.path("net"))
                .hasSameSizeAs(kite.data("/portfolio/positions").path("net"));
        assertThat(positions.path("net").findValuesAsText("quantity")).contains("0");
        JsonNode funds = portfolio.read("/funds").expectStatus(200).json();
        assertThat(funds.at("/segments/0/name").asText()).isEqualTo("equity");
        assertThat(funds.at("/segments/0/spendable").decimalValue()).isEqualByComparingTo("99725.05");
        assertThat(funds.at("/segments/0/cash").decimalValue()).isEqualByComparingTo("245431.6");
        JsonNode mutual = portfolio.read("/mutual-funds").expectStatus(200).json();
        assertThat(mutual.path("funds").findValuesAsText("quantity")).contains("1204.617");
        assertThat(mutual.at("/totals/value").asDouble()).isPositive();
    }

    @Test
    void an_api_plan_without_market_data_has_all_live_sections() throws Exception {
        account = investor.setUp("Personal", "sandboxpersonal", "sandboxpersonal-secret");
        account.connectAs("AB1234");
        portfolio = new PortfolioClient(environment, account);

        assertThat(portfolio.readLive().path("holdings").isEmpty()).isFalse();
        for (String part : PortfolioClient.PARTS) {
            assertThat(portfolio.read(part).expectStatus(200).text("source")).isEqualTo("LIVE");
        }

        assertThat(kite.status("/quote?i=NSE:INFY", "sandboxpersonal"))
                .as("the plan")
                .isEqualTo(403);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_section_without_permission_does_not_affect_the_others() {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "/portfolio/positions", FaultKind.NO_PERMISSION));

        portfolio.read("/positions").expectProblem(409, "permission-missing");

        portfolio.readLive();
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void concurrent_reads_cause_one_broker_call() throws Exception {
        account.connectAs("AB1234");

        CompletableFuture.allOf(IntStream.range(0, 6)
                        .mapToObj(tab -> CompletableFuture.runAsync(portfolio::readLive))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(sandbox.calls().count("GET /portfolio/holdings")).isEqualTo(1);
        assertThat(rows.count("portfolio_snapshot")).isEqualTo(1);
    }
}
