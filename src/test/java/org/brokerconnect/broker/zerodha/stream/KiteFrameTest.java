package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.zerodha.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiteFrameTest {

    private static final String INFY = "00063a01";
    private static final String NIFTY_50 = "0003e909";

    @Test
    void a_packet_of_8_bytes_has_the_last_price() {
        List<Tick> ticks = ticks("0001 0008" + INFY + "000266ba");

        assertThat(ticks).hasSize(1);
        assertThat(ticks.get(0).streamKey()).isEqualTo("408065");
        assertThat(ticks.get(0).lastPrice()).isEqualTo("1573.70");
    }

    @ParameterizedTest
    @CsvSource({"002c, 0", "00b8, 140"})
    void longer_packets_of_a_tradable_listing_begin_with_the_last_price(String length, int moreBytes) {
        Tick tick = ticks("0001" + length + INFY + quoteAfterToken() + "ff".repeat(moreBytes))
                .get(0);

        assertThat(tick.streamKey()).isEqualTo("408065");
        assertThat(tick.lastPrice()).isEqualTo("1573.70");
    }

    @ParameterizedTest
    @CsvSource({"001c,''", "0020,60e2947f"})
    void longer_packets_of_an_index_begin_with_the_last_price(String length, String time) {
        Tick tick = ticks("0001" + length + NIFTY_50 + "0018094c 00180a00 00180800 00180900 00180850 ffffffff" + time)
                .get(0);

        assertThat(tick.streamKey()).isEqualTo("256265");
        assertThat(tick.lastPrice()).isEqualTo("15752.44");
    }

    @Test
    void an_index_can_have_a_packet_of_its_last_price_only() {
        assertThat(ticks("0001 0008" + NIFTY_50 + "0018094c").get(0).lastPrice())
                .isEqualTo("15752.44");
    }

    @ParameterizedTest
    @CsvSource({
        "01, 1234567.89",
        "02, 1234567.89",
        "03, 12.3456789",
        "04, 1234567.89",
        "05, 1234567.89",
        "06, 12345.6789",
        "07, 1234567.89",
        "08, 1234567.89",
        "09, 1234567.89",
        "0c, 12345.6789"
    })
    void the_segment_determines_the_decimals(String segment, BigDecimal price) {
        assertThat(ticks("0001 0008 000001" + segment + "075bcd15").get(0).lastPrice())
                .isEqualTo(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0a", "0b", "0d", "10", "80", "ff"})
    void a_packet_of_an_unknown_segment_gives_no_price_and_the_next_one_is_read(String segment) {
        assertThat(ticks("0002 0008 000001" + segment + "075bcd15 0008" + NIFTY_50 + "0018094c"))
                .extracting(Tick::lastPrice)
                .containsExactly(new BigDecimal("15752.44"));
    }

    @Test
    void an_unknown_segment_is_logged_once() {
        try (RecordedLog log = new RecordedLog()) {
            ticks("0003 0008 00000122 075bcd15 0008 00000222 075bcd15 0008 00000122 075bcd15");

            assertThat(log.lines(Level.WARNING))
                    .singleElement(STRING)
                    .contains("Kite streams prices of an unknown segment, which are not shown: 34");
        }
    }

    @Test
    void a_token_is_unsigned_and_a_price_is_signed() {
        Tick tick = ticks("0001 0008 ffffff07 ffffff9c").get(0);

        assertThat(tick.streamKey()).isEqualTo("4294967047");
        assertThat(tick.lastPrice()).isEqualTo("-1.00");
    }

    @Test
    void packets_of_several_kinds_are_read_in_order() {
        List<Tick> ticks =
                ticks("0003 0008" + INFY + "00000001 002c" + INFY + quoteAfterToken() + "0008" + NIFTY_50 + "00000003");

        assertThat(ticks)
                .extracting(Tick::lastPrice)
                .containsExactly(number("0.01"), number("1573.70"), number("0.03"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "ff", "0000", "ffff", "000100", "00010008", "0001000800063a01000266"})
    void heartbeats_and_truncated_frames_have_no_ticks(String hex) {
        assertThat(ticks(hex)).isEmpty();
    }

    @Test
    void complete_packets_of_a_truncated_frame_are_read() {
        assertThat(ticks("0002 0008" + INFY + "000266ba 00b8" + INFY)).hasSize(1);
        assertThat(ticks("ffff 0008" + INFY + "000266ba")).hasSize(1);
    }

    @Test
    void packets_of_unknown_lengths_are_skipped() {
        assertThat(ticks("0004 0000 0003 010203 0009" + "00".repeat(9) + "0008" + INFY + "000266ba"))
                .hasSize(1);
    }

    @Test
    void bytes_after_the_last_packet_are_ignored() {
        assertThat(ticks("0001 0008" + INFY + "000266ba" + "0008" + INFY + "000266ba"))
                .hasSize(1);
    }

    @Property
    void no_input_throws(@ForAll @Size(max = 2048) byte[] message) {
        assertThat(KiteFrame.ticks(ByteBuffer.wrap(message))).hasSizeLessThanOrEqualTo(message.length / 10);
    }

    @Property(tries = 300)
    void a_frame_allocates_at_most_a_small_multiple_of_its_size(@ForAll("frames") byte[] message) {
        KiteFrame.ticks(ByteBuffer.wrap(message));
        long before = allocatedBytes();

        List<Tick> ticks = KiteFrame.ticks(ByteBuffer.wrap(message));

        assertThat(allocatedBytes() - before).isLessThan(65_536 + 100L * message.length);
        assertThat(ticks).hasSizeLessThanOrEqualTo(message.length / 10);
    }

    /** Nearly valid frames: a count, and packets of mostly known lengths, sometimes truncated. */
    @Provide
    Arbitrary<byte[]> frames() {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(8, 28, 32, 44, 184)),
                Tuple.of(1, Arbitraries.integers().between(0, 0xffff)));
        Arbitrary<byte[]> packets = lengths.flatMap(
                length -> Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(bytes -> packet(length, bytes)));
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 0xffff);
        return Combinators.combine(counts, packets.list().ofMaxSize(40)).as(KiteFrameTest::frame);
    }

    private static byte[] packet(int length, byte[] content) {
        ByteBuffer packet = ByteBuffer.allocate(2 + Math.min(length, 200)).putShort((short) length);
        packet.put(content, 0, Math.min(content.length, packet.remaining()));
        return packet.array();
    }

    private static byte[] frame(int count, List<byte[]> packets) {
        ByteBuffer frame = ByteBuffer.allocate(
                2 + packets.stream().mapToInt(packet -> packet.length).sum());
        frame.putShort((short) count);
        packets.forEach(frame::put);
        return frame.array();
    }

    private static long allocatedBytes() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static List<Tick> ticks(String hex) {
        return KiteFrame.ticks(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    /** Last price, last quantity, average, volume, to buy, to sell, open, high, low, close. */
    private static String quoteAfterToken() {
        return "000266ba 00000005 0002656d 00123217 00000100 00000200 00026480 0002693a 00026165 00026548";
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
