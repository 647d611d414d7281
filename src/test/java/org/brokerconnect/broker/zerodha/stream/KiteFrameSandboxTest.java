package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;
import org.brokerconnect.sandbox.kite.market.TickFrame;
import org.brokerconnect.sandbox.kite.market.TickMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox writes frames and the adapter reads them: two independent implementations of the same documentation. */
class KiteFrameSandboxTest {

    /** A Monday, at half past ten in India. */
    private static final Clock TRADING = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC);

    private final Instruments instruments = new Instruments(LocalDate.of(2026, 11, 23));
    private final Market market = new Market(instruments, TRADING, 7);

    @ParameterizedTest
    @EnumSource(TickMode.class)
    void every_listing_of_the_sandbox_is_read_with_its_price(TickMode mode) {
        List<Quote> written = instruments.all().stream().map(market::quote).toList();
        TickFrame frame = new TickFrame();
        written.forEach(quote -> frame.with(quote, mode));

        List<Tick> read = KiteFrame.ticks(ByteBuffer.wrap(frame.bytes()));

        assertThat(read).hasSameSizeAs(written);
        for (int at = 0; at < read.size(); at++) {
            assertSame(written.get(at), read.get(at));
        }
    }

    @Test
    void a_heartbeat_has_no_ticks() {
        assertThat(KiteFrame.ticks(ByteBuffer.wrap(TickFrame.heartbeat()))).isEmpty();
    }

    private static void assertSame(Quote written, Tick read) {
        assertThat(read.streamKey())
                .isEqualTo(Long.toString(written.instrument().token()));
        assertThat(read.lastPrice()).as(written.instrument().key()).isEqualByComparingTo(decimal(written.last()));
    }

    private static BigDecimal decimal(double price) {
        return BigDecimal.valueOf(price);
    }
}
