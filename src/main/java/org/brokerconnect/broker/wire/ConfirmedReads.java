package org.brokerconnect.broker.wire;

import java.util.Set;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerException.ReadRefusedException;
import org.brokerconnect.broker.Verdict;

/**
 * Confirms refusals by a call of the profile. A refusal of one route is no word about the session or the app: where the
 * broker refuses the token of a read, or does not say why it refuses, the profile decides whether the session has
 * ended.
 */
public final class ConfirmedReads {

    /** The code of a refusal without a reason. */
    public static final String FORBIDDEN = "request-forbidden";

    /** CONFIG refusals that concern the route that was called, not the app's keys. */
    private static final Set<String> ROUTE_REFUSALS = Set.of("request-refused", "broker-route-unknown");

    private ConfirmedReads() {}

    /**
     * Reads the profile. A refusal that does not say why neither proves that the session has ended nor that it lives,
     * so it is TRANSIENT.
     */
    public static <T> T profile(Supplier<T> profile) {
        try {
            return profile.get();
        } catch (BrokerException refused) {
            throw refused.code().equals(FORBIDDEN)
                    ? new BrokerException(Verdict.TRANSIENT, FORBIDDEN, refused.getMessage())
                    : refused;
        }
    }

    /**
     * Reads data of the account.
     *
     * @param profile throws if the session has ended
     * @throws ReadRefusedException the broker refuses this route only
     * @throws BrokerException otherwise as {@code profile} and {@code read}
     */
    public static <T> T read(Supplier<T> read, Runnable profile) {
        try {
            return read.get();
        } catch (BrokerException refused) {
            if (refused.verdict() == Verdict.AUTH || refused.code().equals(FORBIDDEN)) {
                profile.run();
                throw new ReadRefusedException(FORBIDDEN, refused.getMessage());
            }
            throw ROUTE_REFUSALS.contains(refused.code())
                    ? new ReadRefusedException(refused.code(), refused.getMessage())
                    : refused;
        }
    }
}
