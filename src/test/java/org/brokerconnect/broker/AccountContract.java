package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.brokerconnect.broker.Quote.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter must satisfy that reads accounts. The side's account owns shares, has money and holds a position. */
public abstract class AccountContract extends BrokerContract {

    @Test
    void an_account_is_read_in_every_respect() {
        SessionTokens tokens = connect(side().app()).tokens();
        AccountReader account = broker().account();

        List<Holding> holdings = account.holdings(side().app(), tokens);
        Positions positions = account.positions(side().app(), tokens);
        Funds funds = account.funds(side().app(), tokens);

        assertThat(holdings).isNotEmpty().allSatisfy(holding -> {
            assertThat(holding.lastPrice()).isPositive();
            assertThat(holding.averagePrice()).isNotNegative();
        });
        assertThat(positions.net()).isNotEmpty();
        assertThat(funds.segments()).isNotEmpty();
        assertThat(account.fundHoldings(side().app(), tokens)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void what_is_held_has_a_price_and_what_nobody_knows_is_absent(Detail detail) {
        SessionTokens tokens = connect(side().app()).tokens();
        AccountReader account = broker().account();
        Listing held = account.holdings(side().app(), tokens).get(0).listing();
        Listing unknown = new Listing(held.exchange(), "NOSUCHTHING");

        Map<Listing, Quote> quotes = account.quotes(side().app(), tokens, List.of(held, unknown), detail);

        assertThat(quotes).containsOnlyKeys(held);
        assertThat(quotes.get(held).lastPrice()).isPositive();
        assertThat(quotes.get(held).day().isPresent()).isEqualTo(detail != Detail.LAST_PRICE);
        assertThat(quotes.get(held).market().isPresent()).isEqualTo(detail == Detail.MARKET);
    }

    @Test
    void more_listings_than_fit_into_a_call_are_refused_and_none_need_no_call() {
        SessionTokens tokens = connect(side().app()).tokens();
        AccountReader account = broker().account();
        int tooMany = account.quotesPerCall(Detail.DAY) + 1;
        List<Listing> listings = Collections.nCopies(tooMany, new Listing("NSE", "INFY"));
        side().befall(BrokerFailures.OUTAGE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.quotes(side().app(), tokens, listings, Detail.DAY));
        assertThat(account.quotes(side().app(), tokens, List.of(), Detail.DAY)).isEmpty();
    }

    @Test
    void no_account_is_read_with_a_dead_session() {
        SessionTokens tokens = connect(side().app()).tokens();
        side().endSessions();

        reads(tokens).forEach((name, read) -> assertThat(
                        refusal(() -> read.accept(broker().account())).verdict())
                .as(name)
                .isEqualTo(Verdict.AUTH));
    }

    @ParameterizedTest
    @EnumSource(BrokerFailures.class)
    void no_trouble_looks_like_an_empty_account(BrokerFailures trouble) {
        SessionTokens tokens = connect(side().app()).tokens();
        side().befall(trouble);

        reads(tokens).forEach((name, read) -> assertThat(
                        refusal(() -> read.accept(broker().account())).verdict())
                .as(name)
                .isEqualTo(trouble.verdict()));
    }

    private Map<String, Consumer<AccountReader>> reads(SessionTokens tokens) {
        Map<String, Consumer<AccountReader>> reads = new LinkedHashMap<>();
        reads.put("holdings", account -> account.holdings(side().app(), tokens));
        reads.put("positions", account -> account.positions(side().app(), tokens));
        reads.put("funds", account -> account.funds(side().app(), tokens));
        reads.put("fund holdings", account -> account.fundHoldings(side().app(), tokens));
        reads.put(
                "quotes",
                account -> account.quotes(side().app(), tokens, List.of(new Listing("NSE", "INFY")), Detail.DAY));
        return reads;
    }
}
