package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KiteSubscriptionTest {

    private final KiteSubscription subscription = new KiteSubscription();

    @Test
    void a_key_that_is_not_an_instrument_token_is_ignored() {
        subscription.add(List.of("408065", "", "0", "-1", "1.0", "12345678901", "1],\"x\":[2", " 5"));

        assertThat(subscription.keys()).containsExactly("408065");
    }

    @Test
    void too_many_listings_are_refused_and_nothing_changes() {
        KiteSubscription subscription = new KiteSubscription();
        List<String> all = IntStream.rangeClosed(1, KiteSubscription.MAX_KEYS)
                .mapToObj(String::valueOf)
                .toList();
        subscription.add(all.subList(0, 2_999));

        assertThatIllegalArgumentException().isThrownBy(() -> subscription.add(List.of("4001", "4002")));
        assertThat(subscription.keys()).hasSize(2_999);
        subscription.add(all);
        assertThat(subscription.keys()).hasSize(3_000);
    }
}
