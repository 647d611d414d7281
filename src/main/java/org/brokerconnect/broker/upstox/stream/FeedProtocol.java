package org.brokerconnect.broker.upstox.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.upstox.stream.ProtoReader.MalformedException;
import org.brokerconnect.broker.wire.OversizeAnswerException;
import org.brokerconnect.broker.wire.stream.StreamProtocol;

/**
 * The messages of one socket (Upstox API docs, Market data feed V3): commands are JSON in binary frames, prices are
 * protobuf. A message that cannot be read is skipped; the first of a socket is logged.
 */
final class FeedProtocol implements StreamProtocol {

    /** A full subscription needs about 80 bytes for each instrument in the mode {@code ltpc}. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(FeedProtocol.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(0);
    private boolean warned;

    @Override
    public List<Tick> binary(ByteBuffer part, boolean last) throws OversizeAnswerException {
        if (buffer.size() + part.remaining() > MAX_BYTES) {
            throw new OversizeAnswerException();
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        buffer.writeBytes(bytes);
        if (!last) {
            return List.of();
        }
        ByteBuffer message = ByteBuffer.wrap(buffer.toByteArray());
        buffer.reset();
        return ticks(message);
    }

    private List<Tick> ticks(ByteBuffer message) {
        try {
            return FeedFrame.ticks(message);
        } catch (MalformedException malformed) {
            if (!warned) {
                LOG.warning(() -> "a message of Upstox's price stream cannot be read: " + malformed.getMessage());
            }
            warned = true;
            return List.of();
        }
    }

    /** Upstox sends none. */
    @Override
    public void text(CharSequence part, boolean last) {}

    /** Outside of trading hours nothing else arrives. */
    @Override
    public boolean hasPingsAsHeartbeats() {
        return true;
    }

    @Override
    public List<Message> change(List<String> removed, List<String> added) {
        List<Message> messages = new ArrayList<>();
        if (!removed.isEmpty()) {
            messages.add(command("unsub", removed));
        }
        if (!added.isEmpty()) {
            messages.add(command("sub", added));
        }
        return messages;
    }

    /** In a binary frame: text frames are ignored. */
    private static Message command(String method, List<String> keys) {
        ObjectNode command = JSON.createObjectNode();
        command.put("guid", UUID.randomUUID().toString()).put("method", method);
        ObjectNode data = command.putObject("data").put("mode", "ltpc");
        keys.forEach(data.putArray("instrumentKeys")::add);
        return new Message(command.toString(), true);
    }
}
