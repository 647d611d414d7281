package org.brokerconnect;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.http.JsonFormat;
import org.brokerconnect.identity.SignInSettings;

/** {@code /settings.json}: what the front end needs before sign-in. Public, so it contains no secret. */
@WebServlet("/settings.json")
public class SettingsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Settings settings;
    private final transient ObjectMapper json = new JsonFormat().getContext(Settings.class);

    @Inject
    SettingsServlet(SignInSettings signIn, BrokerCatalog catalog) {
        boolean sandbox = catalog.descriptions().stream().anyMatch(BrokerDescription::sandbox);
        settings = new Settings(new SignIn(signIn.authority().toString(), signIn.clientId(), signIn.scope()), sandbox);
    }

    /** The document. {@code sandbox}: at least one broker is a sandbox, which every page must show. */
    record Settings(SignIn signIn, boolean sandbox) {}

    /** Parameters of the sign-in: OpenID Connect authorization code flow with PKCE. */
    record SignIn(String authority, String clientId, String scope) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), settings);
    }
}
