package org.brokerconnect.broker.zerodha.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.OversizeAnswerException;
import org.brokerconnect.broker.wire.stream.StreamProtocol;
import org.brokerconnect.vault.Secret;

/** The messages of one socket (Kite Connect v3 docs, WebSocket streaming). */
final class KiteProtocol implements StreamProtocol {

    private final KiteMessage message = new KiteMessage();
    private final KiteTextMessages texts;

    /** @param secrets are masked in logs */
    KiteProtocol(List<Secret> secrets) {
        texts = new KiteTextMessages(secrets);
    }

    @Override
    public List<Tick> binary(ByteBuffer part, boolean last) throws OversizeAnswerException {
        return message.add(part, last);
    }

    @Override
    public void text(CharSequence part, boolean last) {
        texts.add(part, last);
    }

    /**
     * Unsubscribes first, because Kite limits the listings of a socket. Sends the mode although Kite's own clients rely
     * on {@code quote} as the default: no document promises that.
     */
    @Override
    public List<Message> change(List<String> removed, List<String> added) {
        List<Message> messages = new ArrayList<>();
        if (!removed.isEmpty()) {
            messages.add(text("{\"a\":\"unsubscribe\",\"v\":" + list(removed) + "}"));
        }
        if (!added.isEmpty()) {
            messages.add(text("{\"a\":\"subscribe\",\"v\":" + list(added) + "}"));
            messages.add(text("{\"a\":\"mode\",\"v\":[\"quote\"," + list(added) + "]}"));
        }
        return messages;
    }

    private static Message text(String text) {
        return new Message(text, false);
    }

    private static String list(List<String> numbers) {
        return "[" + String.join(",", numbers) + "]";
    }
}
