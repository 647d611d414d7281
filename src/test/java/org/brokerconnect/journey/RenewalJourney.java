package org.brokerconnect.journey;

import org.junit.jupiter.api.BeforeEach;

/** An account of an approved app, connected at 10:00, whose session is renewed without its user. */
abstract class RenewalJourney {

    static final String REFRESH = "POST /session/refresh_token";

    final TestEnvironment environment;
    final KiteInspector kite;
    final DatabaseRows rows;
    final Sweeps sweeps;
    final TestClock time;
    Account account;

    RenewalJourney(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("10:00"));
        account = Person.named("investor", environment)
                .setUp("Approved", KiteInspector.APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
    }
}
