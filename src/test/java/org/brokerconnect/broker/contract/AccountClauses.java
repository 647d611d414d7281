package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a broker whose accounts are read. The remote account has shares, funds and a position. */
public interface AccountClauses extends BrokerUnderTest {

    @Test
    default void all_parts_of_an_account_are_read() {
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
    default void a_held_listing_has_a_price_and_an_unknown_listing_is_absent() {
        BrokerClient client = connected();
        Listing held = client.holdings().readable().get(0).listing();
        Listing unknown = new Listing(held.exchange(), "NOSUCHTHING");

        Map<Listing, BigDecimal> prices = client.lastPrices(List.of(held, unknown));

        assertThat(prices).containsOnlyKeys(held);
        assertThat(prices.get(held)).isPositive();
    }

    @Test
    default void more_listings_than_one_call_takes_are_refused_and_no_listing_needs_no_call() {
        BrokerClient client = connected();
        int tooMany = broker().listingsPerPriceCall() + 1;
        List<Listing> listings = Collections.nCopies(tooMany, new Listing("NSE", "INFY"));
        remote().failWith(BrokerFailure.OUTAGE);

        assertThatIllegalArgumentException().isThrownBy(() -> client.lastPrices(listings));
        assertThat(client.lastPrices(List.of())).isEmpty();
    }

    @Test
    default void no_account_is_read_with_an_invalid_session() {
        BrokerClient client = connected();
        remote().endSessions();

        reads(client)
                .forEach((name, read) ->
                        assertThat(refusal(read::run).verdict()).as(name).isEqualTo(Verdict.AUTH));
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    default void a_failure_never_appears_as_an_empty_account(BrokerFailure failure) {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(failure);

        reads(client(remote().app(), tokens))
                .forEach((name, read) ->
                        assertThat(refusal(read::run).verdict()).as(name).isEqualTo(failure.verdict()));
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
