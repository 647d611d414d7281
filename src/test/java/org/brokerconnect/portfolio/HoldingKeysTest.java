package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingKeysTest {

    private final SampleHolding share = SampleHolding.of("VTI").settled("1");

    @Test
    void rows_that_are_equal_are_numbered() {
        assertThat(HoldingKeys.of(List.of(share.build(), share.build())))
                .containsExactly("NSE:VTI:CNC:INE000A00000", "NSE:VTI:CNC:INE000A00000#2");
    }

    @Test
    void a_row_keeps_its_key_when_another_account_sells_the_same_share() {
        var first = share.inAccount("5WT00001").build();
        var second = share.inAccount("5WT00002").build();

        List<String> both = HoldingKeys.of(List.of(first, second));

        assertThat(both).doesNotHaveDuplicates();
        assertThat(HoldingKeys.of(List.of(second))).containsExactly(both.get(1));
    }

    @Test
    void the_row_names_its_account_only_where_there_are_several() {
        assertThat(HoldingView.of("key", share.build()).account()).isNull();
        assertThat(HoldingView.of("key", share.inAccount("5WT00001").build()).account())
                .isEqualTo("5WT00001");
    }
}
