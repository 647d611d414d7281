package org.brokerconnect.broker.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

class StreamKeysTest {

    private static final StreamAdapter NUMBERS = PartialFake.of(
            StreamAdapter.class,
            Map.of("isKey", key -> ((String) key[0]).matches("[1-9][0-9]{0,9}"), "maxKeys", none -> 3_000));

    private final StreamKeys subscription = new StreamKeys(NUMBERS);

    @Test
    void a_key_that_the_broker_does_not_issue_is_ignored() {
        subscription.add(List.of("408065", "", "0", "-1", "1.0", "12345678901", "1],\"x\":[2", " 5"));

        assertThat(subscription.keys()).containsExactly("408065");
    }

    @Test
    void too_many_listings_are_refused_and_nothing_changes() {
        StreamKeys subscription = new StreamKeys(NUMBERS);
        List<String> all =
                IntStream.rangeClosed(1, 3_000).mapToObj(String::valueOf).toList();
        subscription.add(all.subList(0, 2_999));

        assertThatIllegalArgumentException().isThrownBy(() -> subscription.add(List.of("4001", "4002")));
        assertThat(subscription.keys()).hasSize(2_999);
        subscription.add(all);
        assertThat(subscription.keys()).hasSize(3_000);
    }
}
