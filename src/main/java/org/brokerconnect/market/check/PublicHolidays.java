package org.brokerconnect.market.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Fetches the public list: one GET without credentials, no redirects, limited in time and size. Thread-safe. */
@ApplicationScoped
class PublicHolidays {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1 << 20;

    /**
     * With a client of its own, whose thread ends afterwards: there is one request a day.
     *
     * @throws IOException if there is no answer in time, it is no success, or no list
     */
    List<ListedDay> fetch(URI url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .GET()
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            byte[] content = body.readNBytes(LARGEST_ANSWER + 1);
            if (content.length > LARGEST_ANSWER) {
                throw new IOException("the list is larger than 1 MiB");
            }
            return ListedDay.parse(content);
        }
    }
}
