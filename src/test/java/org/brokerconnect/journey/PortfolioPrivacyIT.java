package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A portfolio is visible to its owner only. */
@WithStack
class PortfolioPrivacyIT {

    private final Stack stack;
    private final KiteSandbox sandbox;
    private final Rows rows;
    private Person investor;
    private Account account;
    private Portfolio portfolio;

    PortfolioPrivacyIT(Stack stack) {
        this.stack = stack;
        sandbox = stack.sandbox();
        rows = new Rows(stack);
    }

    @BeforeEach
    void set_up() {
        sandbox.clock().freeze(Portfolio.TUESDAY);
        investor = Person.named("investor", stack);
        account = investor.setUp();
        portfolio = new Portfolio(stack, account);
    }

    @Test
    void another_persons_portfolio_is_404() {
        account.connectAs("AB1234");
        portfolio.live();
        Person other = Person.named("investor2", stack);

        for (String part : Portfolio.PARTS) {
            other.get("/api/portfolio/" + account.id() + part).isProblem(404, "not-found");
        }
    }

    @Test
    void stored_snapshots_are_sealed_and_deleted_with_their_connection() throws Exception {
        account.connectAs("AB1234");
        portfolio.live();
        for (String part : Portfolio.PARTS) {
            portfolio.read(part).with(200);
        }
        assertThat(rows.count("portfolio_snapshot")).isEqualTo(4);

        List<String> stored = rows.read(
                "select concat_ws(' ', id, part, content_sealed, ifnull(baseline_sealed, '')) from portfolio_snapshot");
        assertThat(String.join("\n", stored))
                .doesNotContain("AB1234", "INFY", "RELIANCE", "NIFTY", "1378.42", "99725", "1204.617", "INE009A01021");

        investor.delete(account.path()).with(204);
        assertThat(rows.count("portfolio_snapshot")).isZero();
    }
}
