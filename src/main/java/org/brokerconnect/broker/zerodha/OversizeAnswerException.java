package org.brokerconnect.broker.zerodha;

import java.io.IOException;

/** An answer was larger than {@code zerodha.max-answer-kib} allows. */
public final class OversizeAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public OversizeAnswerException() {
        super("the answer is larger than allowed");
    }
}
