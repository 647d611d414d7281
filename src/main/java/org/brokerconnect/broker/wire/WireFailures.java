package org.brokerconnect.broker.wire;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Maps failures of the network and exceptions of MicroProfile Fault Tolerance to {@link BrokerUnavailableException}.
 * Messages name the kind of a failure only and exceptions have no cause, because the messages of the layers below can
 * quote headers, addresses or content.
 *
 * @param broker the broker's name, for messages
 */
public record WireFailures(String broker) {

    /** Makes the call, and converts exceptions of Fault Tolerance into {@link BrokerUnavailableException}. */
    public <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (CircuitBreakerOpenException open) {
            throw new BrokerUnavailableException(
                    "broker-paused", "the circuit breaker for " + broker + " is open", null);
        } catch (BulkheadException full) {
            throw new BrokerUnavailableException("broker-busy", "too many calls to " + broker + " are running", null);
        } catch (FaultToleranceException other) {
            throw new BrokerUnavailableException("broker-slow", "the call to " + broker + " timed out", null);
        }
    }

    /**
     * A failure of the network.
     *
     * @param call for the message: the call without any of its inputs
     */
    public BrokerUnavailableException transport(Object call, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof OversizeAnswerException) {
            return unavailable("broker-answer-too-large", call, "returned a response above the size limit", failure);
        }
        if (neverReached(failure)) {
            return unavailable("broker-unreachable", call, "could not be reached", failure);
        }
        return failure instanceof HttpTimeoutException
                ? unavailable("broker-slow", call, "did not respond completely in time", failure)
                : unavailable("broker-connection-lost", call, "closed the connection during its response", failure);
    }

    /**
     * A failure with its code.
     *
     * @param what the end of the sentence that begins with the broker's name
     * @param failure its class is named in the message
     */
    BrokerUnavailableException unavailable(String code, Object call, String what, Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return new BrokerUnavailableException(code, broker + " " + what + ": " + call + " (" + kind + ")", null);
    }

    /** The cause, if the exception only wraps it. */
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
}
