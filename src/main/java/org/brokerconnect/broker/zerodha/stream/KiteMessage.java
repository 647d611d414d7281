package org.brokerconnect.broker.zerodha.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.zerodha.OversizeAnswerException;

/**
 * Puts a binary message together that arrives in parts, and keeps no more of it than Kite can mean: the longest packet
 * for every listing of a full subscription.
 */
final class KiteMessage {

    static final int MOST_BYTES = 2 + KiteSubscription.MOST_KEYS * (2 + 184);

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);

    /**
     * @param last whether the message ends with this part
     * @return what the whole message says; nothing before its last part
     * @throws OversizeAnswerException the message is too long; the object is of no more use then
     */
    List<Tick> add(ByteBuffer part, boolean last) throws OversizeAnswerException {
        if (begun.size() + part.remaining() > MOST_BYTES) {
            throw new OversizeAnswerException();
        }
        if (last && begun.size() == 0) {
            return KiteFrame.ticks(part);
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        begun.writeBytes(bytes);
        if (!last) {
            return List.of();
        }
        List<Tick> ticks = KiteFrame.ticks(ByteBuffer.wrap(begun.toByteArray()));
        begun.reset();
        return ticks;
    }
}
