package org.brokerconnect.sandbox.kite;

import java.net.URI;
import java.util.Optional;

/** The pages between an app's link and its redirect URL: log in, let the app in, go back (Kite Connect v3 docs, Login flow). */
final class LoginRoutes {
    private static final Page LOGIN = Page.named("login.html");
    private static final Page CONSENT = Page.named("consent.html");
    private static final Page OVER = Page.named("over.html");

    private final Apps apps;
    private final Clients clients;
    private final LoginRuns runs;
    private final BrowserLogins browsers;
    private final RequestTokens requestTokens;
    private final boolean cancelReturnsParams;

    LoginRoutes(
            Apps apps,
            Clients clients,
            LoginRuns runs,
            BrowserLogins browsers,
            RequestTokens requestTokens,
            boolean cancelReturnsParams) {
        this.apps = apps;
        this.clients = clients;
        this.runs = runs;
        this.browsers = browsers;
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
        Optional<String> id = call.query("sess_id");
        if (id.isPresent()) {
            return runs.find(id.get()).map(run -> loginPage(run, 200, "", "")).orElseGet(LoginRoutes::over);
        }
        App app = apps.require(call.query("api_key").orElse(""));
        LoginRun run = runs.begin(app.apiKey(), call.query("redirect_params").orElse(""));
        return browsers.userOf(call)
                .filter(app::admits)
                .map(userId -> afterLogin(run, userId))
                .orElseGet(() -> Reply.found(step("/connect/login", run)));
    }

    private Reply loginPage(LoginRun run, int status, String userId, String message) {
        return LOGIN.with("title", "Log in")
                .with("app", apps.require(run.apiKey()).name())
                .with("run", run.id())
                .with("user", userId)
                .with("message", message)
                .reply(status);
    }

    private Reply logIn(KiteCall call) {
        return runs.find(call.require("sess_id")).map(run -> logIn(call, run)).orElseGet(LoginRoutes::over);
    }

    private Reply logIn(KiteCall call, LoginRun run) {
        String typedId = call.parameter("user_id").orElse("");
        Optional<Client> client = clients.find(typedId)
                .filter(one -> one.is(
                        call.parameter("password").orElse(""),
                        call.parameter("totp").orElse("")));
        if (client.isEmpty()) {
            return loginPage(run, 403, typedId, "Wrong user ID, password or TOTP. Please try again.");
        }
        if (!apps.require(run.apiKey()).admits(client.get().userId())) {
            throw KiteError.input("The user is not enabled for the app.");
        }
        String userId = client.get().userId();
        return browsers.remember(afterLogin(run, userId), userId);
    }

    private Reply afterLogin(LoginRun run, String userId) {
        LoginRun loggedIn = runs.loggedIn(run, userId);
        return Reply.found(step(loggedIn.consented() ? "/connect/finish" : "/connect/authorize", loggedIn));
    }

    private Reply showConsent(KiteCall call) {
        return loggedIn(call)
                .map(run -> CONSENT.with("title", "Authorise the app")
                        .with("app", apps.require(run.apiKey()).name())
                        .with("run", run.id())
                        .with("user", run.userId())
                        .reply(200))
                .orElseGet(LoginRoutes::over);
    }

    private Reply decide(KiteCall call) {
        boolean accepted = call.require("decision").equals("authorise");
        return loggedIn(call)
                .map(run -> accepted ? Reply.found(step("/connect/finish", runs.consented(run))) : cancel(run))
                .orElseGet(LoginRoutes::over);
    }

    private Reply cancel(LoginRun run) {
        runs.end(run);
        RedirectUrl back = back(run).with("status", "cancelled");
        return Reply.found((cancelReturnsParams ? back.withAll(run.redirectParams()) : back).toUri());
    }

    private Reply finish(KiteCall call) {
        return loggedIn(call)
                .filter(LoginRun::consented)
                .filter(runs::end)
                .map(run -> Reply.found(back(run)
                        .with("action", "login")
                        .with("type", "login")
                        .with("status", "success")
                        .with("request_token", requestTokens.issue(run.apiKey(), run.userId()))
                        .withAll(run.redirectParams())
                        .toUri()))
                .orElseGet(LoginRoutes::over);
    }

    private Optional<LoginRun> loggedIn(KiteCall call) {
        return call.parameter("sess_id").flatMap(runs::find).filter(run -> run.userId() != null);
    }

    private RedirectUrl back(LoginRun run) {
        return new RedirectUrl(apps.require(run.apiKey()).redirectUrl());
    }

    private static URI step(String path, LoginRun run) {
        return new RedirectUrl(path)
                .with("api_key", run.apiKey())
                .with("sess_id", run.id())
                .with("v", "3")
                .toUri();
    }

    private static Reply over() {
        return OVER.with("title", "This login is over").reply(410);
    }
}
