package org.brokerconnect.broker.zerodha.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.Tick;

/**
 * A binary message of Kite's price stream (Kite Connect v3 docs, WebSocket streaming), all numbers big-endian:
 *
 * <pre>
 * bytes 0-1        number of packets, unsigned
 * for each packet  2 bytes length, unsigned; then the packet, see {@link KitePacket}
 * </pre>
 *
 * A message shorter than two bytes is a heartbeat. The count and the lengths are not trusted: reading ends at the end
 * of the message, packets of unknown lengths are skipped, and memory is allocated for packets that exist, not for the
 * count.
 */
final class KiteFrame {

    private KiteFrame() {}

    /** The ticks of all complete packets of known lengths, in order. Never throws; advances the position. */
    static List<Tick> ticks(ByteBuffer message) {
        List<Tick> ticks = new ArrayList<>();
        int count = message.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(message.getShort());
        for (int packet = 0; packet < count && message.remaining() >= Short.BYTES; packet++) {
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
