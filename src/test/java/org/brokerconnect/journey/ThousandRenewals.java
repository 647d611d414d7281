package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.brokerconnect.sandbox.kite.CallCounters;
import org.brokerconnect.sandbox.run.PayaraMicro;

/**
 * A thousand sessions are due in the same second and two nodes share them, until one is killed. What the dead one had taken is left alone while its
 * leases last, which can be seen because time stands still, and is taken over then.
 */
final class ThousandRenewals {

    private static final Logger LOG = Logger.getLogger(ThousandRenewals.class.getName());

    private static final String REFRESH = "POST /session/refresh_token";
    private static final int PEOPLE = 10;
    private static final int ACCOUNTS_EACH = 100;
    private static final int ALL = PEOPLE * ACCOUNTS_EACH;

    /** {@code upkeep.parallel-calls}: no node has more calls under way, and none takes more than twice as many sessions at a time. */
    private static final int CALLS_AT_ONCE = 8;

    /** {@code connection.lease-seconds} and one. */
    private static final Duration LEASE = Duration.ofSeconds(46);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack survivor;
    private final Stack other;
    private final PayaraMicro victim;
    private final Rows rows;
    private final Time time;
    private Crowd crowd;

    ThousandRenewals(Stack survivor, Stack other, PayaraMicro victim) {
        this.survivor = survivor;
        this.other = other;
        this.victim = victim;
        rows = new Rows(survivor);
        time = new Time(survivor);
    }

    void happen() throws Exception {
        time.stopAt(time.today("10:00"));
        crowd = Crowd.connected(survivor, PEOPLE, ACCOUNTS_EACH);
        List<Follower> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Follower.of("person" + i, ACCOUNTS_EACH, other))
                .toList();
        String before = people.get(0).lastId();

        long begin = System.nanoTime();
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds("both nodes are in the middle of it", PATIENCE, this::bothAreInTheMiddle);
        victim.kill();
        people.forEach(person -> person.moveTo(survivor));
        Eventually.holds("only what the dead node had taken is left", PATIENCE, () -> stillDue() <= 2 * CALLS_AT_ONCE);
        new Sweeps(survivor).pass("renewal");
        int taken = stillDue();
        assertThat(taken).as("taken by the dead node and not finished").isPositive();

        time.advance(LEASE);
        Eventually.holds("nothing is due any more", () -> stillDue() == 0);
        log(begin, taken);

        int lost = renewedButNotWrittenDown();
        everySessionWasRenewedOnce(lost);
        for (Follower person : people) {
            everythingWasHeardOnce(person, before);
            readsLive(person.person());
        }
    }

    private boolean bothAreInTheMiddle() throws Exception {
        return crowd.renewals() > ALL / 3 && new Metrics(other).sum("broker_connect_renewals_seconds_count") > ALL / 10;
    }

    private int stillDue() throws SQLException {
        return number("select count(*) from broker_session where renew_at <= ?", time.now());
    }

    private int number(String sql, Object... parameters) throws SQLException {
        return Integer.parseInt(rows.read(sql, parameters).get(0));
    }

    private void log(long begin, int taken) {
        LOG.info(() -> "%d sessions took %.1f s on two nodes of which one died, which had %d of them in hand"
                .formatted(ALL, (System.nanoTime() - begin) / 1e9, taken));
    }

    /**
     * The broker takes a refresh token once. What it had answered, or was about to, when the node died is known to nobody: those people have to log in,
     * and are told so. There cannot be more of them than calls under way.
     */
    private int renewedButNotWrittenDown() throws SQLException {
        int lost = number("select count(*) from connection_event where change_kind = 'LOGIN_REQUIRED'"
                + " and to_state = 'EXPIRED' and reason = 'refresh-token-refused'");
        assertThat(lost).isLessThanOrEqualTo(CALLS_AT_ONCE);
        assertThat(number("select count(*) from broker_config where state = 'EXPIRED'"))
                .isEqualTo(lost);
        assertThat(number("select count(*) from broker_config where state = 'CONNECTED'"))
                .isEqualTo(ALL - lost);
        return lost;
    }

    private void everySessionWasRenewedOnce(int lost) throws SQLException {
        assertThat(crowd.members())
                .allSatisfy(member -> assertThat(survivor.sandbox().renewals(member.apiKey(), member.client()))
                        .isEqualTo(1));
        CallCounters calls = survivor.sandbox().calls();
        assertThat(calls.count(REFRESH, 200)).isEqualTo(ALL);
        assertThat(calls.count(REFRESH, 403)).isEqualTo(lost);
        assertThat(calls.count(REFRESH)).isEqualTo(ALL + lost);
        assertThat(number("select count(*) from connection_event where change_kind = 'RENEWED'"))
                .isEqualTo(ALL - lost);
        assertThat(number("select count(distinct connection_id) from connection_event where actor = 'system'"))
                .isEqualTo(ALL);
    }

    private void everythingWasHeardOnce(Follower person, String before) throws SQLException {
        Person.named(person.person(), survivor).setUp();

        assertThat(person.heardUntil("CREATED"))
                .isEqualTo(rows.read(
                        "select concat_ws(' ', position, connection_id, change_kind) from connection_event"
                                + " where owner = ? and position > ? order by position",
                        person.person(),
                        before))
                .hasSize(ACCOUNTS_EACH + 1);
    }

    /** The tokens that were stored are the broker's newest. */
    private void readsLive(String name) {
        Person person = Person.named(name, survivor);
        for (JsonNode status : person.get("/api/broker/status").with(200).json()) {
            if (status.path("state").asText().equals("CONNECTED")) {
                String id = status.path("configId").asText();
                assertThat(person.get("/api/portfolio/" + id).with(200).text("source"))
                        .isEqualTo("LIVE");
                return;
            }
        }
    }
}
