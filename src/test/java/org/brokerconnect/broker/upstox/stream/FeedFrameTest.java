package org.brokerconnect.broker.upstox.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.upstox.stream.ProtoReader.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that were encoded by hand (protobuf.dev, Encoding). */
class FeedFrameTest {

    /** {@code ltpc} with the price 1542.35 in field 1. */
    private static final String LTPC = "096666666666199840";

    private static List<Tick> ticks(String hex) throws MalformedException {
        return FeedFrame.ticks(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static String block(int field, String hex) {
        return HexFormat.of().toHexDigits((byte) (field << 3 | 2))
                + HexFormat.of().toHexDigits((byte) (hex.length() / 2))
                + hex;
    }

    private static String entry(String feed) {
        return block(2, block(1, "41") + block(2, feed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ltpc", "instrument", "index", "greeks"})
    void the_price_is_found_in_each_mode(String mode) throws MalformedException {
        String feed =
                switch (mode) {
                    case "ltpc" -> block(1, LTPC);
                    case "instrument" -> block(2, block(1, block(1, LTPC) + "290000000000005940")) + "2001";
                    case "index" -> block(2, block(2, block(1, LTPC)));
                    default -> block(3, block(1, LTPC)) + "2002";
                };

        assertThat(ticks("0801" + entry(feed) + "18c0843d")).containsExactly(new Tick("A", new BigDecimal("1542.35")));
    }

    @Test
    void a_market_info_and_an_instrument_without_a_price_cause_no_tick() throws MalformedException {
        assertThat(ticks("0802" + "2207" + "0a05" + "0a014e1002")).isEmpty();
        assertThat(ticks(entry(block(1, "10c0843d")))).isEmpty();
        assertThat(ticks(entry(""))).isEmpty();
        assertThat(ticks("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09000000000000f87f",
                "09000000000000f07f",
                "09000000000000f0bf",
                "090000000000000000",
                "0907000000000000ff"
            })
    void a_price_that_is_none_causes_no_tick(String ltpc) throws MalformedException {
        assertThat(ticks(entry(block(1, ltpc)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "12ff", "12ffffffff0f", "80", "0880808080808080808080", "0b", "00", "090000", "1203"})
    void a_malformed_message_is_refused(String hex) {
        assertThatThrownBy(() -> ticks(hex)).isInstanceOf(MalformedException.class);
    }

    @Property(tries = 2_000)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(FeedFrame.ticks(ByteBuffer.wrap(bytes)))
                    .allSatisfy(tick -> assertThat(tick.lastPrice()).isPositive());
        } catch (MalformedException malformed) {
            assertThat(malformed).hasMessageNotContaining("null");
        }
    }
}
