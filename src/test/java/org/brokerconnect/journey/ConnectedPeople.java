package org.brokerconnect.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.vault.Sealer;

/**
 * Many connected accounts of many users. One goes through the consent flow; the rows of the others are copies with
 * their own owner, credentials and tokens, encrypted as the application does. No app has more clients than the broker
 * accepts calls per second: one renewal of each passes the rate limit, a second one would not.
 */
public final class ConnectedPeople {

    private static final int CLIENTS_PER_APP = 10;
    private static final String SECRET = "crowdapp-secret";
    private static final String MODEL = "AB1234";

    /** One account of one person. */
    record Member(String person, String apiKey, String client, UUID connection) {}

    private final TestEnvironment environment;
    private final String app;
    private final Sealer sealer;
    private final List<Member> members = new ArrayList<>();

    private ConnectedPeople(TestEnvironment environment, String app) throws IOException {
        this.environment = environment;
        this.app = app;
        sealer = new Sealer(Files.readString(environment.keyFile()));
    }

    /**
     * Connects {@code people} users with {@code accountsEach} accounts each, at the current time.
     *
     * @param app the beginning of their apps' keys, which no other test uses: a page of an earlier test that the server
     *     has not missed yet would otherwise add its calls
     */
    public static ConnectedPeople connected(TestEnvironment environment, String app, int people, int accountsEach)
            throws IOException, SQLException {
        Account model =
                Person.named("model", environment).setUp("Model", KiteInspector.APPROVED, "sandboxapproved-secret");
        model.connectAs(MODEL);
        ConnectedPeople connectedPeople = new ConnectedPeople(environment, app);
        try (Connection connection = environment.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : List.of("broker_config", "broker_session")) {
                statement.execute("create temporary table copied_" + table + " as select * from " + table);
            }
            for (int number = 0; number < people * accountsEach; number++) {
                connectedPeople.add(connectedPeople.member("person" + number % people, number), connection);
            }
            connection.commit();
        }
        model.person().delete(model.path()).expectStatus(204);
        return connectedPeople;
    }

    private Member member(String person, int number) {
        String apiKey = app + "%04d".formatted(number / CLIENTS_PER_APP);
        String client = "CR%04d".formatted(number);
        App model = environment.sandbox().apps().iterator().next();
        environment
                .sandbox()
                .register(App.of(apiKey, SECRET, "Connected people")
                        .approvedPlatform()
                        .withRedirectUrl(model.redirectUrl()));
        environment.sandbox().addClient(client, MODEL);
        return new Member(person, apiKey, client, UUID.randomUUID());
    }

    private void add(Member member, Connection database) throws SQLException {
        UUID id = member.connection();
        Map<String, String> tokens = environment.sandbox().logIn(member.apiKey(), member.client());
        copy(
                database,
                "broker_config",
                "id = ?, owner = ?, label = ?, event_sequence = 0, event_hash = null,"
                        + " api_key_sealed = ?, api_secret_sealed = ?",
                id,
                member.person(),
                member.client(),
                sealer.seal("broker_config.api_key", id, member.apiKey()),
                sealer.seal("broker_config.api_secret", id, SECRET));
        copy(
                database,
                "broker_session",
                "config_id = ?, broker_user_id = ?, access_token_sealed = ?, refresh_token_sealed = ?",
                id,
                member.client(),
                sealer.seal("broker_session.access_token", id, tokens.get("access_token")),
                sealer.seal("broker_session.refresh_token", id, tokens.get("refresh_token")));
        members.add(member);
    }

    private static void copy(Connection database, String table, String changes, Object... values) throws SQLException {
        try (PreparedStatement change = database.prepareStatement("update copied_" + table + " set " + changes);
                Statement insert = database.createStatement()) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
            insert.executeUpdate("insert into " + table + " select * from copied_" + table);
        }
    }

    Collection<Member> members() {
        return members;
    }

    /** The number of renewals that the broker made for all of them. */
    public int renewals() {
        return members.stream()
                .mapToInt(member -> environment.sandbox().renewals(member.apiKey(), member.client()))
                .sum();
    }
}
