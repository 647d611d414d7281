package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A portfolio is visible to its owner only. */
@WithTestEnvironment
class PortfolioPrivacyIT {

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final DatabaseRows rows;
    private Person investor;
    private Account account;
    private PortfolioClient portfolio;

    PortfolioPrivacyIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
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
    void another_persons_portfolio_is_404() {
        account.connectAs("AB1234");
        portfolio.readLive();
        Person other = Person.named("investor2", environment);

        for (String part : PortfolioClient.PARTS) {
            other.get("/api/portfolio/" + account.id() + part).expectProblem(404, "not-found");
        }
    }

    @Test
    void stored_snapshots_are_sealed_and_deleted_with_their_connection() throws Exception {
        account.connectAs("AB1234");
        portfolio.readLive();
        for (String part : PortfolioClient.PARTS) {
            portfolio.read(part).expectStatus(200);
        }
        assertThat(rows.count("portfolio_snapshot")).isEqualTo(4);

        List<String> stored = rows.read(
                "select concat_ws(' ', id, part, content_sealed, ifnull(baseline_sealed, '')) from portfolio_snapshot");
        assertThat(String.join("\n", stored))
                .doesNotContain("AB1234", "INFY", "RELIANCE", "NIFTY", "1378.42", "99725", "1204.617", "INE009A01021");

        investor.delete(account.path()).expectStatus(204);
        assertThat(rows.count("portfolio_snapshot")).isZero();
    }
}
