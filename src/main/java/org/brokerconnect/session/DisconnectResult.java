package org.brokerconnect.session;

import jakarta.annotation.Nullable;
import java.util.Locale;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.problem.ProblemCatalog;

/** The result of disconnecting. {@code warning} is absent when the session at the broker was ended as well. */
public record DisconnectResult(StatusView status, @Nullable Warning warning) {

    /** A problem that remains although the disconnect succeeded. */
    public record Warning(String code, String message) {

        /** @param brokerName null if unknown */
        static Warning of(String code, Locale locale, String brokerName) {
            return new Warning(
                    code, ProblemCatalog.words(code, locale, brokerName).detail());
        }
    }
}
