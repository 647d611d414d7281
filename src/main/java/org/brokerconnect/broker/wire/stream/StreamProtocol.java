package org.brokerconnect.broker.wire.stream;

import java.nio.ByteBuffer;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.OversizeAnswerException;

/** The messages of one socket of a broker. Called by one thread at a time; never blocks. */
public interface StreamProtocol {

    /** A message to the broker: a text frame, or a binary frame with the text in UTF-8. */
    record Message(String text, boolean isBinary) {}

    /**
     * Reads a part of a binary message.
     *
     * @param last whether the message ends with this part
     * @return the prices of the whole message; empty before its last part
     * @throws OversizeAnswerException the message is too long; the socket is closed
     */
    List<Tick> binary(ByteBuffer part, boolean last) throws OversizeAnswerException;

    /** Reads a part of a text message, which contains no prices. */
    void text(CharSequence part, boolean last);

    /** The messages that change the subscription; one of the lists can be empty. */
    List<Message> change(List<String> removed, List<String> added);

    /** Whether pings show that the stream is alive, because the broker sends no other heartbeats. */
    default boolean hasPingsAsHeartbeats() {
        return false;
    }
}
