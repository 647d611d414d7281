package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Positions;

/**
 * How one part is asked for and kept.
 *
 * @param part which it is
 * @param type what a snapshot of it is read as
 * @param call the one call to the broker
 * @param sample what someone who never connected is shown
 */
record SectionQuery<T>(PortfolioSection part, TypeReference<T> type, Function<BrokerClient, T> call, T sample) {

    static final SectionQuery<List<Holding>> HOLDINGS = new SectionQuery<>(
            PortfolioSection.HOLDINGS, new TypeReference<>() {}, BrokerClient::holdings, SamplePortfolio.HOLDINGS);

    static final SectionQuery<Positions> POSITIONS = new SectionQuery<>(
            PortfolioSection.POSITIONS, new TypeReference<>() {}, BrokerClient::positions, SamplePortfolio.POSITIONS);

    static final SectionQuery<Funds> FUNDS = new SectionQuery<>(
            PortfolioSection.FUNDS, new TypeReference<>() {}, BrokerClient::funds, SamplePortfolio.FUNDS);

    static final SectionQuery<List<FundHolding>> MUTUAL_FUNDS = new SectionQuery<>(
            PortfolioSection.MUTUAL_FUNDS,
            new TypeReference<>() {},
            BrokerClient::fundHoldings,
            SamplePortfolio.FUND_HOLDINGS);
}
