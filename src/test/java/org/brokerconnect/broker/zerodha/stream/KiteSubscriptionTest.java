package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KiteSubscriptionTest {

    private final KiteSubscription subscription = new KiteSubscription();

    @Test
    void what_is_no_instrument_token_is_left_out() {
        subscription.add(List.of("408065", "", "0", "-1", "1.0", "12345678901", "1],\"x\":[2", " 5"));

        assertThat(subscription.keys()).containsExactly("408065");
    }

    @Test
    void more_listings_than_fit_into_a_stream_are_refused_and_change_nothing() {
        KiteSubscription subscription = new KiteSubscription();
        List<String> all = IntStream.rangeClosed(1, KiteSubscription.MOST_KEYS)
                .mapToObj(String::valueOf)
                .toList();
        subscription.add(all.subList(0, 2_999));

        assertThatIllegalArgumentException().isThrownBy(() -> subscription.add(List.of("4001", "4002")));
        assertThat(subscription.keys()).hasSize(2_999);
        subscription.add(all);
        assertThat(subscription.keys()).hasSize(3_000);
    }
}
