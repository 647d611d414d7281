package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Transactions;
import org.brokerconnect.broker.Transactions.Query;
import org.brokerconnect.broker.Transactions.Transaction;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.sandbox.tastytrade.Fault;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts of a person and their transactions, read from the sandbox. */
class TastyTransactionsTest {

    private final TastySandbox sandbox = TastySandbox.start(0, TastyOptions.defaults());
    private final LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneId.of("America/New_York"));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private BrokerClient ada() {
        TastytradeBroker broker = SandboxTastytrade.broker(sandbox, SandboxTastytrade.NO_STREAMS);
        SandboxTastytrade remote = new SandboxTastytrade(sandbox);
        Secret pasted = Secret.of(sandbox.createGrant("sandbox-tasty", "ada", Set.of("read")));
        return broker.client(new SessionContext(
                remote.app(), broker.adopt(remote.app(), pasted).tokens(), Priority.INTERACTIVE));
    }

    private Query query(String account, int page) {
        return new Query(account, today.minusYears(10), today, page);
    }

    @Test
    void all_accounts_are_listed_closed_ones_included() {
        assertThat(ada().accounts().readable())
                .containsExactly(
                        new Profile.Account("5WT00001", "Trading", "Individual", false),
                        new Profile.Account("5WT00002", "Retirement", "Roth IRA", false),
                        new Profile.Account("5WT00009", "Old account", "Individual", true));
    }

    @Test
    void money_that_left_is_negative_and_money_that_came_positive() {
        List<Transaction> rows = ada().transactions(query("5WT00002", 0)).rows().readable();

        Transaction sale = rows.get(0);
        assertThat(sale.day()).isEqualTo(today.minusDays(1));
        assertThat(sale.executedAt()).isEqualTo(today.minusDays(1) + "T15:31:00Z");
        assertThat(sale.action()).isEqualTo("Sell to Close");
        assertThat(sale.quantity()).isEqualByComparingTo("3");
        assertThat(sale.amount()).isEqualByComparingTo("568.52");
        assertThat(rows.get(1).action()).isEqualTo("Buy to Open");
        assertThat(rows.get(1).amount()).isEqualByComparingTo("-568.52");
        assertThat(sale.currency().getCurrencyCode()).isEqualTo("USD");
    }

    @Test
    void the_full_history_is_read_page_by_page_and_no_row_twice() {
        BrokerClient ada = ada();
        Set<String> ids = new HashSet<>();
        int page = 0;
        Transactions read;
        do {
            read = ada.transactions(query("5WT00001", page++));
            read.rows().readable().forEach(row -> assertThat(ids.add(row.id())).isTrue());
        } while (read.hasMore());

        assertThat(ids).hasSize(620);
        assertThat(page).isEqualTo(7);
    }

    @Test
    void only_the_days_asked_for_are_listed() {
        Query lastWeek = new Query("5WT00001", today.minusDays(7), today.minusDays(5), 0);

        assertThat(ada().transactions(lastWeek).rows().readable())
                .extracting(Transaction::day)
                .containsExactly(today.minusDays(5), today.minusDays(6), today.minusDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5WT00077", "../customers", "", "5WT00001?x=1"})
    void an_account_of_another_person_or_no_account_is_refused(String number) {
        BrokerClient ada = ada();

        BrokerException refused = catchThrowableOfType(BrokerException.class, () -> ada.transactions(query(number, 0)));

        assertThat(refused.verdict()).isEqualTo(Verdict.PERMISSION);
        assertThat(refused.code()).isEqualTo("account-refused");
    }

    @Test
    void an_answer_without_data_is_no_empty_history() {
        BrokerClient ada = ada();
        sandbox.faults().add(Fault.on("GET", "/accounts/*", Fault.Kind.NO_DATA));

        assertThat(catchThrowableOfType(BrokerException.class, () -> ada.transactions(query("5WT00001", 0)))
                        .code())
                .isEqualTo("broker-answer-garbled");
    }
}
