package org.brokerconnect.broker.wire;

import java.io.IOException;

/** A response or a stream message exceeds its size limit. */
public final class OversizeAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public OversizeAnswerException() {
        super("the response is larger than allowed");
    }
}
