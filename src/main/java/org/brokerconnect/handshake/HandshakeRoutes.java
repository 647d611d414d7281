package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import java.util.regex.Pattern;
import org.brokerconnect.http.ConsentRoutes;

/** The paths of {@link HandshakeResource}, {@link AttemptResource} and the front end's callback page. */
@Dependent
public class HandshakeRoutes implements ConsentRoutes {

    private static final Pattern CALLBACK = Pattern.compile("/api/broker/callback(/.*)?");
    private static final Pattern POP_UP_RETURN = Pattern.compile("/callback|/api/broker/callback/.*");
    private static final Pattern WITH_COOKIE =
            Pattern.compile("/api/broker/(configs/[^/]+/setup-oauth|attempts|attempts/complete)");

    @Override
    public boolean isCallback(String path) {
        return CALLBACK.matcher(path).matches();
    }

    @Override
    public boolean isPopUpReturn(String path) {
        return POP_UP_RETURN.matcher(path).matches();
    }

    @Override
    public boolean usesCookie(String path) {
        return WITH_COOKIE.matcher(path).matches();
    }
}
