package org.brokerconnect.sandbox.kite;

import java.net.URI;
import java.util.Optional;

/** The login pages: log in, give consent, return to the app (Kite Connect v3 docs, Login flow). */
final class LoginRoutes {
    private static final HtmlPage LOGIN = HtmlPage.load("login.html");
    private static final HtmlPage CONSENT = HtmlPage.load("consent.html");
    private static final HtmlPage ENDED = HtmlPage.load("ended.html");

    private final Apps apps;
    private final Clients clients;
    private final LoginAttempts attempts;
    private final BrowserSessions browserSessions;
    private final RequestTokens requestTokens;
    private final boolean cancelReturnsParams;

    LoginRoutes(
            Apps apps,
            Clients clients,
            LoginAttempts attempts,
            BrowserSessions browserSessions,
            RequestTokens requestTokens,
            boolean cancelReturnsParams) {
        this.apps = apps;
        this.clients = clients;
        this.attempts = attempts;
        this.browserSessions = browserSessions;
        this.requestTokens = requestTokens;
        this.cancelReturnsParams = cancelReturnsParams;
    }

    void addTo(Routes routes) {
        routes.get("/connect/login", this::showLogin)
                .post("/connect/login", this::logIn)
                .get("/connect/authorize", this::showConsent)
                .post("/connect/authorize", this::decide)
                .get("/connect/finish", this::finish);
    }

    private Reply showLogin(KiteCall call) {
        Optional<String> id = call.queryParameter("sess_id");
        if (id.isPresent()) {
            return attempts.find(id.get())
                    .map(attempt -> loginPage(attempt, 200, "", ""))
                    .orElseGet(LoginRoutes::ended);
        }
        App app = apps.require(call.queryParameter("api_key").orElse(""));
        LoginAttempt attempt = attempts.begin(
                app.apiKey(), call.queryParameter("redirect_params").orElse(""));
        return browserSessions
                .findUser(call)
                .filter(app::allows)
                .map(userId -> afterLogin(attempt, userId))
                .orElseGet(() -> Reply.redirect(pageUrl("/connect/login", attempt)));
    }

    private Reply loginPage(LoginAttempt attempt, int status, String userId, String message) {
        return LOGIN.with("title", "Log in")
                .with("app", apps.require(attempt.apiKey()).name())
                .with("sess_id", attempt.id())
                .with("user", userId)
                .with("message", message)
                .reply(status);
    }

    private Reply logIn(KiteCall call) {
        return attempts.find(call.requireParameter("sess_id"))
                .map(attempt -> logIn(call, attempt))
                .orElseGet(LoginRoutes::ended);
    }

    private Reply logIn(KiteCall call, LoginAttempt attempt) {
        String typedId = call.parameter("user_id").orElse("");
        Optional<Client> client = clients.find(typedId)
                .filter(known -> known.hasCredentials(
                        call.parameter("password").orElse(""),
                        call.parameter("totp").orElse("")));
        if (client.isEmpty()) {
            return loginPage(attempt, 403, typedId, "Wrong user ID, password or TOTP. Please try again.");
        }
        if (!apps.require(attempt.apiKey()).allows(client.get().userId())) {
            throw KiteError.input("The user is not enabled for the app.");
        }
        String userId = client.get().userId();
        return browserSessions.addCookie(afterLogin(attempt, userId), userId);
    }

    private Reply afterLogin(LoginAttempt attempt, String userId) {
        LoginAttempt loggedIn = attempts.logIn(attempt, userId);
        return Reply.redirect(pageUrl(loggedIn.consented() ? "/connect/finish" : "/connect/authorize", loggedIn));
    }

    private Reply showConsent(KiteCall call) {
        return loggedIn(call)
                .map(attempt -> CONSENT.with("title", "Authorise the app")
                        .with("app", apps.require(attempt.apiKey()).name())
                        .with("sess_id", attempt.id())
                        .with("user", attempt.userId())
                        .reply(200))
                .orElseGet(LoginRoutes::ended);
    }

    private Reply decide(KiteCall call) {
        boolean accepted = call.requireParameter("decision").equals("authorise");
        return loggedIn(call)
                .map(attempt -> accepted
                        ? Reply.redirect(pageUrl("/connect/finish", attempts.giveConsent(attempt)))
                        : cancel(attempt))
                .orElseGet(LoginRoutes::ended);
    }

    private Reply cancel(LoginAttempt attempt) {
        attempts.end(attempt);
        RedirectUrl redirect = redirectTo(attempt).with("status", "cancelled");
        return Reply.redirect((cancelReturnsParams ? redirect.withAll(attempt.redirectParams()) : redirect).toUri());
    }

    private Reply finish(KiteCall call) {
        return loggedIn(call)
                .filter(LoginAttempt::consented)
                .filter(attempts::end)
                .map(attempt -> Reply.redirect(redirectTo(attempt)
                        .with("action", "login")
                        .with("type", "login")
                        .with("status", "success")
                        .with("request_token", requestTokens.issue(attempt.apiKey(), attempt.userId()))
                        .withAll(attempt.redirectParams())
                        .toUri()))
                .orElseGet(LoginRoutes::ended);
    }

    private Optional<LoginAttempt> loggedIn(KiteCall call) {
        return call.parameter("sess_id").flatMap(attempts::find).filter(attempt -> attempt.userId() != null);
    }

    private RedirectUrl redirectTo(LoginAttempt attempt) {
        return new RedirectUrl(apps.require(attempt.apiKey()).redirectUrl());
    }

    private static URI pageUrl(String path, LoginAttempt attempt) {
        return new RedirectUrl(path)
                .with("api_key", attempt.apiKey())
                .with("sess_id", attempt.id())
                .with("v", "3")
                .toUri();
    }

    private static Reply ended() {
        return ENDED.with("title", "This login has ended").reply(410);
    }
}
