package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a portfolio after another login. */
@WithStack
class PortfolioChangesIT {

    private final Stack stack;
    private final KiteSandbox sandbox;
    private Person investor;
    private Account account;
    private Portfolio portfolio;

    PortfolioChangesIT(Stack stack) {
        this.stack = stack;
        sandbox = stack.sandbox();
    }

    @BeforeEach
    void set_up() {
        sandbox.clock().freeze(Portfolio.TUESDAY);
        investor = Person.named("investor", stack);
        account = investor.setUp();
        portfolio = new Portfolio(stack, account);
    }

    @Test
    void after_a_reconnect_the_answer_says_what_changed() {
        account.connectAs("AB1234");
        assertThat(portfolio.live().path("changes")).isEmpty();
        sandbox.masterLogout("AB1234");
        sandbox.setHolding("AB1234", "NSE:INFY", 100);
        sandbox.setHolding("AB1234", "NSE:TCS", 0);
        sandbox.setHolding("AB1234", "NSE:AXISBANK", 3);
        portfolio.later();
        portfolio.holdings();

        account.connectAs("AB1234");
        portfolio.later();

        JsonNode changes = portfolio.live().path("changes");
        assertThat(changes.findValuesAsText("symbol")).containsExactly("AXISBANK", "INFY", "TCS");
        assertThat(changes.findValuesAsText("kind")).containsExactly("ADDED", "QUANTITY", "GONE");
        assertThat(changes.findValuesAsText("before")).containsExactly("0", "120", "35");
        assertThat(changes.findValuesAsText("now")).containsExactly("3", "100", "0");
        portfolio.later();
        assertThat(portfolio.live().path("changes")).as("until the next login").isEqualTo(changes);
    }

    @Test
    void numbers_of_an_account_that_was_connected_earlier_are_not_shown_for_another() {
        account.connectAs("AB1234");
        portfolio.live();
        account.disconnect();
        portfolio.later();
        account.connectAs("CD5678");
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));

        portfolio.read("").isProblem(503, "broker-down");

        sandbox.faults().clear();
        portfolio.later();
        assertThat(portfolio.live().path("changes")).isEmpty();
    }
}
