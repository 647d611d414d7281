package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.run.ApplicationServer;

/**
 * A thousand sessions are due in the same second. Two nodes share them until one is killed; the other takes over its
 * sessions when their leases have expired, and not before. The clock is stopped between the steps.
 */
final class MassRenewal {

    private static final Logger LOG = Logger.getLogger(MassRenewal.class.getName());

    private static final String REFRESH = "POST /session/refresh_token";
    private static final String APP = "renewapp";
    private static final int PEOPLE = 10;
    private static final int ACCOUNTS_EACH = 100;
    private static final int ALL = PEOPLE * ACCOUNTS_EACH;

    /** {@code upkeep.parallel-calls}. */
    private static final int PARALLEL_CALLS = 8;

    /** A node claims twice as many sessions as it makes calls, while the last calls of its claim before still run. */
    private static final int LEASED_MAX = 3 * PARALLEL_CALLS;

    /** A node has two claims while it goes from one to the next; so more of them are of both nodes. */
    private static final int CLAIMS_OF_A_NODE = 2;

    /** {@code connection.lease-seconds} plus one. */
    private static final Duration LEASE = Duration.ofSeconds(46);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestEnvironment survivor;
    private final TestEnvironment other;
    private final ApplicationServer victim;
    private final DatabaseRows rows;
    private final TestClock time;
    private ConnectedPeople connectedPeople;

    MassRenewal(TestEnvironment survivor, TestEnvironment other, ApplicationServer victim) {
        this.survivor = survivor;
        this.other = other;
        this.victim = victim;
        rows = new DatabaseRows(survivor);
        time = new TestClock(survivor);
    }

    void run() throws Exception {
        time.stopAt(time.today("10:00"));
        connectedPeople = ConnectedPeople.connected(survivor, APP, PEOPLE, ACCOUNTS_EACH);
        List<ReconnectingSseClient> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> ReconnectingSseClient.of("person" + i, ACCOUNTS_EACH, other))
                .toList();
        String before = people.get(0).lastId();

        // so that a node holds leases most of the time, however fast or busy the machine is
        survivor.sandbox().faults().add(Fault.slow("POST", "/session/refresh_token", Duration.ofMillis(100)));
        long begin = System.nanoTime();
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds("both nodes renew sessions", PATIENCE, this::bothNodesAreRenewing);
        victim.kill();
        people.forEach(person -> person.moveTo(survivor));
        Eventually.holds("only sessions of the killed node are due", PATIENCE, () -> stillDue() <= LEASED_MAX);
        new Sweeps(survivor).awaitNext("renewal");
        int taken = stillDue();
        assertThat(taken).as("leased to the killed node and not renewed").isPositive();

        time.advance(LEASE);
        Eventually.holds("nothing is due any more", PATIENCE, () -> stillDue() == 0);
        log(begin, taken);

        int lost = lostRenewals();
        everySessionWasRenewedOnce(lost);
        for (ReconnectingSseClient person : people) {
            receivedEachEventOnce(person, before);
            assertReadsLive(person.person());
        }
    }

    private boolean bothNodesAreRenewing() throws Exception {
        return connectedPeople.renewals() > ALL / 3
                && new Metrics(other).sum("broker_connect_renewals_seconds_count") > ALL / 10
                && claims() > CLAIMS_OF_A_NODE;
    }

    /** Checked last, so that the killed node has leased sessions. */
    private int claims() throws SQLException {
        return number(
                "select count(distinct lease_owner) from broker_session where renew_at <= ? and lease_until > ?",
                time.now(),
                time.now());
    }

    private int stillDue() throws SQLException {
        return number("select count(*) from broker_session where renew_at <= ?", time.now());
    }

    private int number(String sql, Object... parameters) throws SQLException {
        return Integer.parseInt(rows.read(sql, parameters).get(0));
    }

    private void log(long begin, int taken) {
        LOG.info(() -> "%d sessions took %.1f s on two nodes; the one that died had leased %d of them"
                .formatted(ALL, (System.nanoTime() - begin) / 1e9, taken));
    }

    /**
     * Refresh tokens work once. Renewals that were in progress when the node died are lost: these users have to log in
     * again. There are at most as many of them as concurrent calls.
     */
    private int lostRenewals() throws SQLException {
        int lost = number("select count(*) from connection_event where change_kind = 'LOGIN_REQUIRED'"
                + " and to_state = 'EXPIRED' and reason = 'refresh-token-refused'");
        assertThat(lost).isLessThanOrEqualTo(PARALLEL_CALLS);
        assertThat(number("select count(*) from broker_config where state = 'EXPIRED'"))
                .isEqualTo(lost);
        assertThat(number("select count(*) from broker_config where state = 'CONNECTED'"))
                .isEqualTo(ALL - lost);
        return lost;
    }

    private void everySessionWasRenewedOnce(int lost) throws SQLException {
        assertThat(connectedPeople.members())
                .allSatisfy(member -> assertThat(survivor.sandbox().renewals(member.apiKey(), member.client()))
                        .isEqualTo(1));
        Map<String, Integer> calls = new TreeMap<>();
        survivor.sandbox().calls().counts().forEach((call, count) -> {
            if (call.apiKey().startsWith(APP)) {
                calls.merge(call.route() + " " + call.status() + " " + call.errorType(), count, Integer::sum);
            }
        });
        Map<String, Integer> expected = new TreeMap<>(Map.of(REFRESH + " 200 ", ALL));
        if (lost > 0) {
            expected.put(REFRESH + " 403 TokenException", lost);
        }
        assertThat(calls).as("all calls for these accounts").isEqualTo(expected);
        assertThat(number("select count(*) from connection_event where change_kind = 'RENEWED'"))
                .isEqualTo(ALL - lost);
        assertThat(number("select count(distinct connection_id) from connection_event where actor = 'system'"))
                .isEqualTo(ALL);
    }

    private void receivedEachEventOnce(ReconnectingSseClient person, String before) throws SQLException {
        Person.named(person.person(), survivor).setUp();

        assertThat(person.eventsUntil("CREATED"))
                .isEqualTo(rows.read(
                        "select concat_ws(' ', position, connection_id, change_kind) from connection_event"
                                + " where owner = ? and position > ? order by position",
                        person.person(),
                        before))
                .hasSize(ACCOUNTS_EACH + 1);
    }

    /** The stored tokens are those that the broker issued last. */
    private void assertReadsLive(String name) {
        Person person = Person.named(name, survivor);
        for (JsonNode status :
                person.get("/api/broker/status").expectStatus(200).json()) {
            if (status.path("state").asText().equals("CONNECTED")) {
                String id = status.path("configId").asText();
                assertThat(person.get("/api/portfolio/" + id).expectStatus(200).text("source"))
                        .isEqualTo("LIVE");
                return;
            }
        }
    }
}
