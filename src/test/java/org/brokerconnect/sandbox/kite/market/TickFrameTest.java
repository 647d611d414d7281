package org.brokerconnect.sandbox.kite.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickFrameTest {
    private static final Instant TIME = Instant.parse("2021-07-05T05:11:27Z");
    private static final Instrument INFY = share(408065);
    private static final Instrument NIFTY =
            new Instrument(256265, 1001, "NIFTY 50", "NIFTY 50", 25968.3, "", 0, 0, 0, "EQ", "INDICES", "NSE");

    @Test
    void a_heartbeat_is_one_byte() {
        assertThat(TickFrame.heartbeat()).hasSize(1);
    }

    @Test
    void a_last_price_packet_has_eight_bytes_for_shares_and_indices() {
        assertThat(hex(quote(INFY, 1573.70), TickMode.LTP)).isEqualTo("0001" + "0008" + "00063a01" + "000266ba");
        assertThat(hex(quote(NIFTY, 25968.3), TickMode.LTP)).isEqualTo("0001" + "0008" + "0003e909" + word(2596830));
    }

    @Test
    void a_quote_has_open_high_low_close_from_byte_28() {
        String hex = hex(quote(INFY, 1573.70), TickMode.QUOTE).substring(8);

        assertThat(hex).hasSize(88).startsWith("00063a01" + "000266ba" + "00000005" + word(157049) + word(1192471));
        assertThat(hex.substring(40))
                .isEqualTo("00000064" + "00000065" + word(157000) + word(158000) + word(156000) + word(156500));
    }

    @Test
    void a_full_packet_ends_with_times_open_interest_and_ten_order_book_levels() {
        String hex = hex(quote(INFY, 1573.70), TickMode.FULL).substring(8);

        assertThat(hex).hasSize(368);
        assertThat(hex.substring(88, 128))
                .isEqualTo(word(1625461886) + word(9) + word(11) + word(7) + word(1625461887));
        assertThat(hex.substring(128, 152)).isEqualTo("00000005" + "0002669c" + "0001" + "0000");
        assertThat(hex.substring(128 + 5 * 24, 128 + 6 * 24)).isEqualTo("00000007" + "000266d8" + "ffff" + "0000");
    }

    @Test
    void an_index_has_high_low_open_close_and_change() {
        String quote = hex(quote(NIFTY, 1600), TickMode.QUOTE).substring(8);
        String full = hex(quote(NIFTY, 1600), TickMode.FULL).substring(8);

        assertThat(quote)
                .isEqualTo("0003e909" + word(160000) + word(158000) + word(156000) + word(157000) + word(156500)
                        + word(3500));
        assertThat(full).isEqualTo(quote + word(1625461887));
    }

    @Test
    void prices_are_multiplied_by_the_factor_of_their_segment() {
        assertThat(price(0x1001)).isEqualTo(word(8874));
        assertThat(price(0x1002)).isEqualTo(word(8874));
        assertThat(price(0x1003)).isEqualTo(word(887_425_000));
        assertThat(price(0x1004)).isEqualTo(word(8874));
        assertThat(price(0x1006)).isEqualTo(word(887_425));
        assertThat(price(0x1007)).isEqualTo(word(8874));
    }

    @Test
    void a_frame_counts_its_packets() {
        byte[] frame = new TickFrame()
                .with(quote(INFY, 1573.70), TickMode.FULL)
                .with(quote(NIFTY, 1600), TickMode.QUOTE)
                .with(quote(INFY, 1573.70), TickMode.LTP)
                .bytes();

        assertThat(frame).hasSize(2 + 2 + 184 + 2 + 28 + 2 + 8).startsWith(0, 3, 0, (byte) 184);
    }

    private static String price(long token) {
        return hex(quote(share(token), token % 256 == 3 || token % 256 == 6 ? 88.7425 : 88.74), TickMode.LTP)
                .substring(16);
    }

    private static Instrument share(long token) {
        return new Instrument(token, token / 256, "X", "X", 100, "", 0, 0.05, 1, "EQ", "NSE", "NSE");
    }

    private static Quote quote(Instrument instrument, double last) {
        return new Quote(
                instrument,
                TIME,
                last,
                1570,
                1580,
                1560,
                1565,
                1570.49,
                1192471,
                5,
                100,
                101,
                9,
                11,
                7,
                TIME.minusSeconds(1),
                List.copyOf(Collections.nCopies(5, new Quote.Level(5, 1573.40, 1))),
                List.copyOf(Collections.nCopies(5, new Quote.Level(7, 1574.00, 65535))));
    }

    private static String hex(Quote quote, TickMode mode) {
        return HexFormat.of().formatHex(new TickFrame().with(quote, mode).bytes());
    }

    private static String word(int value) {
        return HexFormat.of().toHexDigits(value);
    }
}
