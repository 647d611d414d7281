package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Funds;

/** Available and used margin, by segment. */
public record FundsView(@JsonUnwrapped Provenance provenance, Currency currency, List<Funds.Segment> segments) {

    static FundsView of(PortfolioAnswer<Funds> answer) {
        return new FundsView(
                answer.provenance(), answer.data().currency(), answer.data().segments());
    }
}
