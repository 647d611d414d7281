package org.brokerconnect;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.brokerconnect.http.JsonFormat;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The JAX-RS application at {@code /api}. Requests carry a bearer token (MicroProfile JWT); resources without one are
 * marked {@code @PermitAll}.
 *
 * <p>Resource classes with a common path prefix have the same {@code @Path}: JAX-RS selects the class with the longest
 * match first and then looks for a method only there (Jakarta RESTful Web Services 3.1 section 3.7.2).
 */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"investor", "admin"})
public class BrokerConnectApplication extends Application {

    /**
     * Names a JSON feature that Jersey does not know, which keeps Jersey from registering its own Jackson provider:
     * otherwise two providers compete, the choice differs from start to start, and the server's does not use
     * {@link JsonFormat}. Also disables WADL. Other JAX-RS implementations ignore these properties.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "the WAR's own", "jersey.config.server.wadl.disableWadl", true);
    }
}
