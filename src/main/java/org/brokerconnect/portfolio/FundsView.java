package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Funds;

/**
 * Available and used margin, by segment. An amount that is unknown is null.
 *
 * @param unreadable the names of segments that the broker sent and that cannot be read
 */
public record FundsView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        List<Funds.Segment> segments,
        List<String> unreadable) {

    static FundsView of(PortfolioAnswer<Funds> answer) {
        return new FundsView(
                answer.provenance(),
                answer.data().currency(),
                answer.data().segments(),
                answer.data().unreadable());
    }
}
