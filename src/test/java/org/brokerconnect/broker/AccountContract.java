package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests that every adapter that reads accounts must pass. The remote account has shares, funds and a position. */
public abstract class AccountContract extends BrokerContract {

    @Test
    void all_parts_of_an_account_are_read() {
        BrokerClient client = connected();

        List<Holding> holdings = client.holdings().readable();
        Positions positions = client.positions();
        Funds funds = client.funds();

        assertThat(holdings).isNotEmpty().allSatisfy(holding -> {
            assertThat(holding.lastPrice()).isPositive();
            assertThat(holding.averagePrice())
                    .satisfiesAnyOf(average -> assertThat(average).isNull(), average -> assertThat(average)
                            .isPositive());
        });
        assertThat(positions.net()).isNotEmpty();
        assertThat(funds.segments())
                .anySatisfy(segment -> assertThat(segment.cash()).isNotNull());
        assertThat(client.fundHoldings()).isNotNull();
    }

    @Test
    void a_held_listing_has_a_price_and_an_unknown_listing_is_absent() {
        BrokerClient client = connected();
        Listing held = client.holdings().readable().get(0).listing();
        Listing unknown = new Listing(held.exchange(), "NOSUCHTHING");

        Map<Listing, BigDecimal> prices = client.lastPrices(List.of(held, unknown));

        assertThat(prices).containsOnlyKeys(held);
        assertThat(prices.get(held)).isPositive();
    }

    @Test
    void more_listings_than_one_call_takes_are_refused_and_no_listing_needs_no_call() {
        BrokerClient client = connected();
        int tooMany = broker().listingsPerPriceCall() + 1;
        List<Listing> listings = Collections.nCopies(tooMany, new Listing("NSE", "INFY"));
        remote().failWith(BrokerFailure.OUTAGE);

        assertThatIllegalArgumentException().isThrownBy(() -> client.lastPrices(listings));
        assertThat(client.lastPrices(List.of())).isEmpty();
    }

    @Test
    void no_account_is_read_with_an_invalid_session() {
        BrokerClient client = connected();
        remote().endSessions();

        reads(client)
                .forEach((name, read) ->
                        assertThat(refusal(read::run).verdict()).as(name).isEqualTo(Verdict.AUTH));
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failure_never_appears_as_an_empty_account(BrokerFailure failure) {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(failure);

        reads(client(remote().app(), tokens))
                .forEach((name, read) ->
                        assertThat(refusal(read::run).verdict()).as(name).isEqualTo(failure.verdict()));
    }

    private BrokerClient connected() {
        return client(remote().app(), connect(remote().app()).tokens());
    }

    private static Map<String, Runnable> reads(BrokerClient client) {
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("holdings", client::holdings);
        reads.put("positions", client::positions);
        reads.put("funds", client::funds);
        reads.put("fund holdings", client::fundHoldings);
        reads.put("last prices", () -> client.lastPrices(List.of(new Listing("NSE", "INFY"))));
        return reads;
    }
}
