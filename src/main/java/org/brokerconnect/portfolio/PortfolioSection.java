package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;

/**
 * A part of a portfolio that is read with one broker call and stored as one snapshot. An enum whose constants have a
 * type parameter, which Java enums cannot have: four constants are stored; instances are compared by
 * identity.
 *
 * @param <T> the broker SPI's answer
 */
public final class PortfolioSection<T> {

    static final PortfolioSection<Rows<Holding>> HOLDINGS = new PortfolioSection<>(
            "HOLDINGS",
            new TypeReference<>() {},
            BrokerClient::holdings,
            Rows::isEmpty,
            Rows.of(SamplePortfolio.HOLDINGS));

    static final PortfolioSection<Positions> POSITIONS = new PortfolioSection<>(
            "POSITIONS",
            new TypeReference<>() {},
            BrokerClient::positions,
            positions -> false,
            SamplePortfolio.POSITIONS);

    static final PortfolioSection<Funds> FUNDS = new PortfolioSection<>(
            "FUNDS", new TypeReference<>() {}, BrokerClient::funds, funds -> false, SamplePortfolio.FUNDS);

    static final PortfolioSection<Rows<FundHolding>> MUTUAL_FUNDS = new PortfolioSection<>(
            "MUTUAL_FUNDS",
            new TypeReference<>() {},
            BrokerClient::fundHoldings,
            Rows::isEmpty,
            Rows.of(SamplePortfolio.FUND_HOLDINGS));

    private final String name;
    private final TypeReference<T> type;
    private final Function<BrokerClient, T> call;
    private final Predicate<T> isEmptyAccount;
    private final T sample;

    private PortfolioSection(
            String name, TypeReference<T> type, Function<BrokerClient, T> call, Predicate<T> isEmptyAccount, T sample) {
        this.name = name;
        this.type = type;
        this.call = call;
        this.isEmptyAccount = isEmptyAccount;
        this.sample = sample;
    }

    /** An answer that is neither stored nor shared with other reads: it equals itself only. */
    static <T> PortfolioSection<T> notStored(Function<BrokerClient, T> call) {
        return new PortfolioSection<>("", new TypeReference<>() {}, call, answer -> false, null);
    }

    /** The name that is stored with a snapshot; must not change. */
    String name() {
        return name;
    }

    /** The JSON type of a stored answer. */
    TypeReference<T> type() {
        return type;
    }

    Function<BrokerClient, T> call() {
        return call;
    }

    /**
     * Whether an account that owned something and now answers this may have been answered wrongly. Positions are not
     * doubted: they end each day.
     */
    boolean isEmptyAccount(T answer) {
        return isEmptyAccount.test(answer);
    }

    /** The made-up answer for a connection that was never connected. */
    T sample() {
        return sample;
    }

    @Override
    public String toString() {
        return name;
    }
}
