package org.brokerconnect.broker.zerodha.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.Tick;

/**
 * A binary message of Kite's price stream (Kite Connect v3 docs, WebSocket streaming), all numbers big-endian:
 *
 * <pre>
 * bytes 0-1   how many packets follow, unsigned
 * then for each: 2 bytes its length, unsigned, and the packet, see {@link KitePacket}
 * </pre>
 *
 * A message shorter than a count is a heartbeat. Nothing in a message is believed: a count or a length beyond its end
 * ends the reading, what was read until then counts, packets of unknown lengths are skipped. Room is made for what is
 * there, never for what is promised.
 */
final class KiteFrame {

    private KiteFrame() {}

    /**
     * Every packet that is whole and known, in order. Never throws for what is in the message, whose position moves.
     */
    static List<Tick> ticks(ByteBuffer message) {
        List<Tick> ticks = new ArrayList<>();
        int promised = message.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(message.getShort());
        for (int packet = 0; packet < promised && message.remaining() >= Short.BYTES; packet++) {
            int length = Short.toUnsignedInt(message.getShort());
            if (length > message.remaining()) {
                return ticks;
            }
            KitePacket.tick(message.slice(message.position(), length)).ifPresent(ticks::add);
            message.position(message.position() + length);
        }
        return ticks;
    }
}
