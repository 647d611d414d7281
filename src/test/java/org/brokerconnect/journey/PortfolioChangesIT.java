package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a portfolio since the last login. */
@WithTestEnvironment
class PortfolioChangesIT {

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private Person investor;
    private Account account;
    private PortfolioClient portfolio;

    PortfolioChangesIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void set_up() {
        sandbox.clock().freeze(PortfolioClient.TUESDAY);
        investor = Person.named("investor", environment);
        account = investor.setUp();
        portfolio = new PortfolioClient(environment, account);
    }

    @Test
    void after_a_reconnect_the_response_lists_changed_holdings() {
        account.connectAs("AB1234");
        assertThat(portfolio.readLive().path("changes")).isEmpty();
        sandbox.masterLogout("AB1234");
        sandbox.setHolding("AB1234", "NSE:INFY", 100);
        sandbox.setHolding("AB1234", "NSE:TCS", 0);
        sandbox.setHolding("AB1234", "NSE:AXISBANK", 3);
        portfolio.expireCaches();
        portfolio.holdings();

        account.connectAs("AB1234");
        portfolio.expireCaches();

        JsonNode changes = portfolio.readLive().path("changes");
        assertThat(changes.findValuesAsText("symbol")).containsExactly("AXISBANK", "INFY", "TCS");
        assertThat(changes.findValuesAsText("kind")).containsExactly("ADDED", "QUANTITY", "GONE");
        assertThat(changes.findValuesAsText("before")).containsExactly("0", "120", "35");
        assertThat(changes.findValuesAsText("now")).containsExactly("3", "100", "0");
        portfolio.expireCaches();
        assertThat(portfolio.readLive().path("changes"))
                .as("until the next login")
                .isEqualTo(changes);
    }

    @Test
    void numbers_of_an_account_are_not_shown_after_a_login_to_another_account() {
        account.connectAs("AB1234");
        portfolio.readLive();
        account.disconnect();
        portfolio.expireCaches();
        account.connectAs("CD5678");
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));

        portfolio.read("").expectProblem(503, "broker-down");

        sandbox.faults().clear();
        portfolio.expireCaches();
        assertThat(portfolio.readLive().path("changes")).isEmpty();
    }
}
