package org.brokerconnect.broker.zerodha;

import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * The adapter's edge: nobody above knows what guards the calls, so what the guards throw becomes what a broker that is
 * away throws.
 */
final class FaultToleranceErrors {

    private FaultToleranceErrors() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (CircuitBreakerOpenException open) {
            throw unavailable("broker-paused", "Kite failed too often and is left alone for a while");
        } catch (BulkheadException full) {
            throw unavailable("broker-busy", "too many calls to Kite are under way");
        } catch (FaultToleranceException other) {
            throw unavailable("broker-slow", "the call to Kite was ended early");
        }
    }

    private static BrokerUnavailableException unavailable(String code, String message) {
        return new BrokerUnavailableException(code, message, null);
    }
}
