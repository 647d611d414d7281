package org.brokerconnect.sandbox.run;

import java.nio.file.Path;

/** What a person needs to know to use the local run. */
final class Banner {

    private static final String TEXT = """

            Broker Connect is ready: %1$s

              Sign in as      investor, investor2 or admin; everyone's password is demo
              Set up with     API key sandboxdemo, API secret sandboxdemo-secret
              At the broker   client AB1234 or CD5678, password demo, TOTP 123456
              A bearer token  curl -s %2$s -d grant_type=password -d client_id=broker-connect -d username=investor -d password=demo
              Database        %3$s, user %4$s, password %5$s
              Sandbox broker  %6$s
              Move the time   curl -X PUT %6$s/_sandbox/clock -d '{"advance":"PT1H"}'   (the application's and the sandbox's)
              Metrics         curl -u metrics:%8$s %1$s/metrics
              Logs            %7$s

            Stop with Ctrl-C. The next start keeps the data.
            """;

    private Banner() {}

    static String of(Surroundings surroundings, Path logs) {
        EmbeddedMariaDb database = surroundings.database();
        return TEXT.formatted(
                surroundings.appUrl(),
                surroundings.signIn().tokenUrl(),
                database.url(),
                database.user(),
                database.password(),
                surroundings.sandbox().url(),
                logs,
                Surroundings.METRICS_PASSWORD);
    }
}
