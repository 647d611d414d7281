package org.brokerconnect.broker.wire.stream;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.util.List;
import org.brokerconnect.broker.BrokerException;
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

    /**
     * What a text means for its socket.
     *
     * @param ticks the prices of a whole message
     * @param replies sent at once
     * @param opens whether prices can be subscribed from now on
     * @param end why the socket ends; null if it stays
     */
    record Reaction(
            List<Tick> ticks,
            List<Message> replies,
            boolean opens,
            @Nullable BrokerException end) {

        /** Nothing happens. */
        public static final Reaction NONE = new Reaction(List.of(), List.of(), false, null);
    }

    /**
     * Reads a part of a text message, as {@link #text}; overridden where texts contain prices.
     *
     * @throws OversizeAnswerException the message is too long; the socket is closed
     */
    default Reaction read(CharSequence part, boolean last) throws OversizeAnswerException {
        text(part, last);
        return Reaction.NONE;
    }

    /** The messages that are sent when the connection is open. */
    default List<Message> greeting() {
        return List.of();
    }

    /** Whether prices can be subscribed as soon as the connection is open; otherwise a {@link Reaction} opens. */
    default boolean isOpenAtOnce() {
        return true;
    }

    /** The messages that are sent at each check of an open socket, every {@link SocketWatchdog#INTERVAL}. */
    default List<Message> heartbeats() {
        return List.of();
    }

    /** The broker closed the socket with this code. */
    default void closed(int code) {}

    /** The messages that change the subscription; one of the lists can be empty. */
    List<Message> change(List<String> removed, List<String> added);

    /** Whether pings show that the stream is alive, because the broker sends no other heartbeats. */
    default boolean hasPingsAsHeartbeats() {
        return false;
    }
}
