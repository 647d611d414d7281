package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The accounts of a connection with several, and their transactions. */
@WithTestEnvironment
class TransactionsIT {

    private final TestEnvironment environment;

    TransactionsIT(TestEnvironment environment) {
        this.environment = environment;
    }

    private Account connected() {
        Person person = Person.named("investor", environment);
        Map<String, Object> request = Map.of(
                "broker",
                "tastytrade",
                "label",
                "My account in dollars",
                "credentials",
                Map.of("clientId", "sandbox-tasty", "clientSecret", "sandbox-tasty-secret"));
        Reply created = person.post("/api/broker/configs", request).expectStatus(201);
        Account account = new Account(person, created.text("id"));
        String grant = environment.tastytrade().createGrant("sandbox-tasty", "ada", Set.of("read"));
        person.post(account.path() + "/pasted-token", Map.of("token", grant)).expectStatus(200);
        return account;
    }

    private JsonNode read(Account account, String what) {
        return account.person()
                .get("/api/portfolio/" + account.id() + what)
                .expectStatus(200)
                .json();
    }

    @Test
    void each_holding_names_its_account_and_each_account_has_its_transactions() {
        Account account = connected();

        JsonNode accounts = read(account, "/accounts").path("accounts");
        JsonNode holdings = read(account, "").path("holdings");
        JsonNode transactions = read(account, "/transactions?account=5WT00002&from=1990-01-01");

        assertThat(accounts).hasSize(3);
        assertThat(StreamSupport.stream(holdings.spliterator(), false)
                        .map(row -> row.path("account").asText()))
                .containsOnly("5WT00001", "5WT00002");
        assertThat(transactions.path("source").asText()).isEqualTo("LIVE");
        assertThat(transactions.path("transactions")).hasSize(12);
        assertThat(transactions.path("transactions").get(0).path("amount").decimalValue())
                .isEqualByComparingTo("568.52");
        assertThat(transactions.path("hasMore").asBoolean()).isFalse();
    }

    @Test
    void an_account_of_somebody_else_is_refused_by_the_broker_and_the_connection_stays() {
        Account account = connected();

        account.person()
                .get("/api/portfolio/" + account.id() + "/transactions?account=5WT00077")
                .expectProblem(409, "account-refused");

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_broker_that_lists_no_transactions_and_another_person_s_connection_are_not_found() {
        Account account = connected();
        Account zerodha = Person.named("other", environment).setUp();

        zerodha.person().get("/api/portfolio/" + zerodha.id() + "/accounts").expectProblem(404, "not-found");
        zerodha.person()
                .get("/api/portfolio/" + account.id() + "/transactions?account=5WT00001")
                .expectProblem(404, "not-found");
        account.person()
                .get("/api/portfolio/" + account.id() + "/transactions")
                .expectProblem(400, "request-malformed");
    }
}
