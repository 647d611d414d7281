package org.brokerconnect.broker;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Price streams that a test controls; everything runs on the test's thread. */
public final class FakeStreams {

    /** The limit of each stream. */
    public static final int MAX_KEYS = 3;

    private final List<FakeStream> opened = new CopyOnWriteArrayList<>();

    /** All streams opened so far, closed ones included, oldest first. */
    public List<FakeStream> opened() {
        return opened;
    }

    public FakeStream open(SessionTokens tokens, PriceListener listener) {
        FakeStream stream = new FakeStream(tokens, listener);
        opened.add(stream);
        return stream;
    }

    /** A stream; the test calls its {@link #listener()}. */
    public static final class FakeStream implements PriceStream {

        private final PriceListener listener;
        private final Set<String> keys = new LinkedHashSet<>();
        private SessionTokens tokens;
        private boolean closed;

        private FakeStream(SessionTokens tokens, PriceListener listener) {
            this.tokens = tokens;
            this.listener = listener;
        }

        public PriceListener listener() {
            return listener;
        }

        public synchronized Set<String> keys() {
            return Set.copyOf(keys);
        }

        public synchronized SessionTokens tokens() {
            return tokens;
        }

        public synchronized boolean isClosed() {
            return closed;
        }

        @Override
        public synchronized void subscribe(Collection<String> streamKeys) {
            keys.addAll(streamKeys);
        }

        @Override
        public int maxKeys() {
            return MAX_KEYS;
        }

        @Override
        public synchronized void unsubscribe(Collection<String> streamKeys) {
            keys.removeAll(Set.copyOf(streamKeys));
        }

        @Override
        public synchronized void useTokens(SessionTokens renewed) {
            tokens = renewed;
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
