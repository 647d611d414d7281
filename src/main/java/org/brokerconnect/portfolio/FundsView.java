package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Funds;

/** The money in the account, by segment. */
public record FundsView(@JsonUnwrapped Provenance provenance, Currency currency, List<Funds.Segment> segments) {

    static FundsView of(PortfolioAnswer<Funds> reading) {
        return new FundsView(
                reading.provenance(), reading.data().currency(), reading.data().segments());
    }
}
