package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.sandbox.upstox.Fault;
import org.brokerconnect.sandbox.upstox.FaultKind;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Positions of the Margin Trading Facility, which Upstox lists apart. */
class UpstoxMtfTest {

    private static final String MTF = "/v3/portfolio/mtf-positions";
    private static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("some-state"), UpstoxRemoteBroker.REDIRECT);

    private final UpstoxSandbox sandbox =
            UpstoxSandbox.start(0, UpstoxOptions.defaults(UpstoxRemoteBroker.REDIRECT.toString()));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private BrokerClient connected() {
        UpstoxBroker broker = UpstoxRemoteBroker.broker(URI.create(sandbox.url()), sandbox.clock(), 30);
        URI returned = UpstoxLogin.as("UP1234").authorise(broker.authorizationUrl(UpstoxRemoteBroker.APP, REQUEST));
        Secret code = Secret.of(RemoteBroker.query(returned).get("code").get(0));
        return broker.client(new SessionContext(
                UpstoxRemoteBroker.APP,
                broker.exchange(UpstoxRemoteBroker.APP, REQUEST, code).tokens(),
                Priority.INTERACTIVE));
    }

    @Test
    void positions_that_are_financed_by_the_broker_are_listed_after_the_others() {
        Positions positions = connected().positions();

        assertThat(positions.net()).hasSize(4);
        Position financed = positions.net().get(3);
        assertThat(financed.listing()).hasToString("NSE:ITC");
        assertThat(financed.product()).isEqualTo("MTF");
        assertThat(financed.carried()).isEqualByComparingTo("40");
        assertThat(positions.unreadable()).isEmpty();
    }

    @Test
    void a_refusal_of_the_list_is_named_and_hides_no_other_position() {
        BrokerClient client = connected();
        sandbox.faults().add(Fault.on("GET", MTF, FaultKind.NO_PERMISSION));

        assertThat(client.positions().net()).hasSize(3);
        assertThat(client.positions().unreadable()).containsExactly("MTF");
    }

    @Test
    void where_the_list_does_not_exist_there_are_no_such_positions() {
        BrokerClient client = connected();
        sandbox.faults().add(Fault.on("GET", MTF, FaultKind.NO_ROUTE));

        assertThat(client.positions().net()).hasSize(3);
        assertThat(client.positions().unreadable()).isEmpty();
    }

    @Test
    void an_outage_of_the_list_is_no_answer_without_it() {
        BrokerClient client = connected();
        sandbox.faults().add(Fault.on("GET", MTF, FaultKind.UNAVAILABLE));

        assertThat(catchThrowableOfType(BrokerException.class, client::positions)
                        .verdict())
                .isEqualTo(Verdict.TRANSIENT);
    }

    @Test
    void a_row_that_both_lists_have_counts_once() throws IOException {
        Positions all = rows("MTF", "D");
        Positions mtf = rows("MTF");

        assertThat(UpstoxPositions.withMtf(all, mtf).net()).hasSize(2);
        assertThat(UpstoxPositions.withMtf(rows("D"), mtf).net()).hasSize(2);
    }

    private static Positions rows(String... products) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String product : products) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"exchange\":\"NSE\",\"trading_symbol\":\"ITC\",\"quantity\":1,\"product\":\"")
                    .append(product)
                    .append("\"}");
        }
        return UpstoxPositions.read(new ObjectMapper().readTree("[" + rows + "]"));
    }
}
