package org.brokerconnect.sandbox.run;

/** A component did not start. The message is one sentence with the cause, fit to be printed without a stack trace. */
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartupException(String sentence) {
        super(sentence);
    }

    StartupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
