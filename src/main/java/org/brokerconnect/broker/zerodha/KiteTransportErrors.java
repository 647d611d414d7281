package org.brokerconnect.broker.zerodha;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.brokerconnect.broker.BrokerUnavailableException;

/**
 * What a failure on the way to Kite means. Only kinds of failures are named and no cause is carried, because messages
 * of the layers below may quote headers, addresses or content.
 */
public final class KiteTransportErrors {

    private KiteTransportErrors() {}

    /** @param call what was tried, without any of its inputs */
    public static BrokerUnavailableException of(Object call, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof OversizeAnswerException) {
            return unavailable("broker-answer-too-large", call, "answered with more than is read", failure);
        }
        if (neverReached(failure)) {
            return unavailable("broker-unreachable", call, "could not be reached", failure);
        }
        return failure instanceof HttpTimeoutException
                ? unavailable("broker-slow", call, "gave no whole answer in time", failure)
                : unavailable("broker-connection-lost", call, "ended the connection before its answer", failure);
    }

    static BrokerUnavailableException unavailable(String code, Object call, String what, Throwable failure) {
        return new BrokerUnavailableException(code, "Kite " + what + ": " + call + " (" + kindOf(failure) + ")", null);
    }

    /** What was thrown, without what only carries it from one thread or layer to another. */
    public static Throwable unwrapped(Throwable thrown) {
        boolean carries = thrown instanceof UncheckedIOException || thrown instanceof CompletionException;
        return carries && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static boolean neverReached(Throwable failure) {
        return failure instanceof HttpConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof SSLException;
    }

    private static String kindOf(Throwable failure) {
        Throwable cause = failure.getCause();
        String kind = failure.getClass().getSimpleName();
        return cause == null || cause == failure
                ? kind
                : kind + " < " + cause.getClass().getSimpleName();
    }
}
