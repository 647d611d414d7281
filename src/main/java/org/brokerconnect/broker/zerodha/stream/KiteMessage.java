package org.brokerconnect.broker.zerodha.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.OversizeAnswerException;

/**
 * Assembles a binary message from its fragments. The size limit is that of the longest packet for every listing of a
 * full subscription.
 */
final class KiteMessage {

    static final int MAX_BYTES = 2 + KiteSocketConnector.MAX_KEYS * (2 + 184);

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(0);

    /**
     * @param last whether the message ends with this part
     * @return the ticks of the whole message; empty before its last part
     * @throws OversizeAnswerException the message is too long; this object cannot be used any more
     */
    List<Tick> add(ByteBuffer part, boolean last) throws OversizeAnswerException {
        if (buffer.size() + part.remaining() > MAX_BYTES) {
            throw new OversizeAnswerException();
        }
        if (last && buffer.size() == 0) {
            return KiteFrame.ticks(part);
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        buffer.writeBytes(bytes);
        if (!last) {
            return List.of();
        }
        List<Tick> ticks = KiteFrame.ticks(ByteBuffer.wrap(buffer.toByteArray()));
        buffer.reset();
        return ticks;
    }
}
