package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What must be true of the database after a failure, whatever was under way. */
final class ConsistencyCheck {

    private static final String VERIFY = "/api/admin/audit/verify";

    /** Leases, claims and attempts have ended then. */
    private static final Duration LATER = Duration.ofMinutes(11);

    private final TestEnvironment node;
    private final DatabaseRows rows;

    ConsistencyCheck(TestEnvironment node) {
        this.node = node;
        rows = new DatabaseRows(node);
    }

    void nothingHangs(TestClock time) throws Exception {
        time.advance(LATER);
        Eventually.holds(
                "every attempt has an outcome",
                () -> number("select count(*) from connect_attempt where outcome = 'PENDING'") == 0);
        Eventually.holds("every revocation is done", () -> rows.count("pending_revocation") == 0);
        new Sweeps(node).awaitNext("renewal", "expiry");
    }

    /** No event is lost or doubled: the positions and the chains of hashes are complete. */
    void theLogIsWhole() throws Exception {
        Person admin = Person.named("admin", node);
        admin.post(VERIFY).expectStatus(202);
        Eventually.holds(
                "the verification has ended", () -> !verification(admin).has("running"));
        assertThat(verification(admin).path("faults")).isEmpty();
        assertThat(number("select count(*) from (select connection_id from connection_event"
                        + " where change_kind in ('CONNECTED', 'DISCONNECTED', 'RENEWED')"
                        + " group by connection_id, change_kind, happened_at having count(*) > 1) doubled"))
                .isZero();
    }

    private static JsonNode verification(Person admin) {
        return admin.get(VERIFY).expectStatus(200).json();
    }

    private int number(String sql) throws Exception {
        return Integer.parseInt(rows.read(sql).get(0));
    }
}
