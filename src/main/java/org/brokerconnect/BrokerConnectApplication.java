package org.brokerconnect;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Everything under {@code /api}. Callers show a bearer token (MicroProfile JWT); what is open to others says so itself.
 *
 * <p>Resource classes whose paths begin alike carry the same {@code @Path}: JAX-RS picks the class with the longest one first and looks
 * for a method only there (Jakarta RESTful Web Services 3.1 section 3.7.2).
 */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"investor", "admin"})
public class BrokerConnectApplication extends Application {

    /**
     * Names a JSON feature that Jersey does not have, so that it adds none of its own: the server's Jackson would stand beside the WAR's, chance would
     * choose between them at each start, and it knows nothing of {@link JsonFormat}. Nor does it describe the resources in its own way (WADL). Other
     * servers ignore these properties.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "the WAR's own", "jersey.config.server.wadl.disableWadl", true);
    }
}
