package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;

/** The text that the local run prints when it is ready: URLs, logins and log files. */
final class Banner {

    private static final String TEXT = """

            Broker Connect is ready: %1$s

              Sign in as      investor, investor2 or admin, password demo
              Zerodha         API key sandboxdemo, API secret sandboxdemo-secret
              Zerodha login   client AB1234 or CD5678, password demo, TOTP 123456
              Upstox          API key %9$s, API secret %10$s
              Upstox login    client UP1234 or UP5678, PIN 123456
              … token         or paste the token of
                              curl %11$s/_sandbox/analytics-token -d '{"user_id":"UP1234"}'
              tastytrade      client ID sandbox-tasty, client secret sandbox-tasty-secret
              … login         ada, password demo; or paste the refresh token of
                              curl %12$s/_sandbox/customers/ada/grants -d '{"clientId":"sandbox-tasty"}'
              Bearer token    curl -s %2$s -d grant_type=password -d client_id=broker-connect \
            -d username=investor -d password=demo
              Database        %3$s, user %4$s, password %5$s
              Sandboxes       %6$s (Zerodha), %11$s (Upstox), %12$s (tastytrade)
              Set the clock   curl -X PUT %6$s/_sandbox/clock -d '{"advance":"PT1H"}'   (application and sandbox)
              Closing auction curl -X PUT %6$s/_sandbox/clock -d '{"now":"2026-11-30T09:46:00Z"}'   (15:16 IST)
              Market holiday  curl -X PUT %6$s/_sandbox/market -d '{"days":{"2026-12-25":"closed"}}'
              Metrics         curl -u metrics:%8$s %1$s/metrics
              Logs            %7$s

            Press Ctrl-C to stop. The data is kept for the next start.
            """;

    private Banner() {}

    static String of(LocalEnvironment environment, Path logs) {
        EmbeddedMariaDb database = environment.database();
        return TEXT.formatted(
                environment.appUrl(),
                environment.openIdProvider().tokenUrl(),
                database.url(),
                database.user(),
                database.password(),
                environment.sandbox().url(),
                logs,
                LocalEnvironment.METRICS_PASSWORD,
                UpstoxOptions.DEMO_KEY,
                UpstoxOptions.DEMO_SECRET,
                environment.upstox().url(),
                environment.tastytrade().url());
    }
}
