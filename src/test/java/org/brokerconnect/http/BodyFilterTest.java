package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

/** What the filter does with bodies that have arrived, that arrive in pieces, too slowly, or not at all. */
class BodyFilterTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final BodyFilter filter = new BodyFilter(new HttpConfig(1, 100, 10, 1), meters);
    private final List<Integer> errors = new ArrayList<>();
    private final List<ServletRequest> passed = new ArrayList<>();
    private final FilterChain chain = (request, response) -> passed.add(request);
    private final HttpServletResponse response = PartialFake.of(
            HttpServletResponse.class,
            Map.of("setHeader", arguments -> null, "sendError", arguments -> errors.add((Integer) arguments[0])));

    /** Bytes by a source; -1 is the end, -2 the loss of the connection, and -3 the server's read timeout. */
    private static final class Arriving extends ServletInputStream {

        private final IntSupplier next;
        private final int available;

        Arriving(int available, IntSupplier next) {
            this.available = available;
            this.next = next;
        }

        @Override
        public int read() throws IOException {
            int unit = next.getAsInt();
            if (unit == -2) {
                throw new IOException("Connection reset by peer");
            }
            if (unit == -3) {
                throw new IOException(new TimeoutException());
            }
            return unit;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int unit = read();
            if (unit >= 0) {
                buffer[offset] = (byte) unit;
            }
            return unit < 0 ? -1 : 1;
        }

        @Override
        public int available() {
            return available;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException();
        }
    }

    private static IntSupplier bytesOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] position = {0};
        return () -> position[0] < bytes.length ? bytes[position[0]++] : -1;
    }

    private static HttpServletRequest request(String person, long length, Arriving body) {
        Principal principal = person == null ? null : () -> person;
        return PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getContentLengthLong", none -> length,
                        "getHeader", name -> length < 0 ? "chunked" : null,
                        "getUserPrincipal", none -> principal,
                        "getInputStream", none -> body));
    }

    private void send(HttpServletRequest request) throws Exception {
        filter.doFilter(request, response, chain);
    }

    private static String body(ServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_body_that_arrived_with_its_request_is_left_to_the_resource() throws Exception {
        HttpServletRequest request = request("asha", 2, new Arriving(2, bytesOf("{}")));

        send(request);

        assertThat(passed.get(0) == request).as("the request is not replaced").isTrue();
    }

    @Test
    void a_body_that_arrives_in_pieces_is_complete_for_the_resource() throws Exception {
        send(request("asha", 9, new Arriving(1, bytesOf("{\"a\": 12}"))));
        send(request("asha", -1, new Arriving(0, bytesOf("{}"))));

        assertThat(body(passed.get(0))).isEqualTo("{\"a\": 12}");
        assertThat(body(passed.get(1))).isEqualTo("{}");
        assertThat(errors).isEmpty();
    }

    @Test
    void a_body_that_is_not_complete_at_the_time_limit_is_refused() throws Exception {
        long end = System.nanoTime() + 200_000_000;

        send(request("asha", 1_000_000_000, new Arriving(0, () -> {
            while (System.nanoTime() < end) {
                Thread.onSpinWait(); // the next byte arrives late
            }
            return ' ';
        })));

        assertThat(errors).containsExactly(408);
        assertThat(passed).isEmpty();
        assertThat(meters.counter("broker_connect_bodies_refused", "reason", "late")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_body_that_is_too_long_is_read_no_further_than_needed_to_refuse_it() throws Exception {
        int[] sent = {0};
        HttpServletRequest request = request("asha", -1, new Arriving(0, () -> {
            sent[0]++;
            return 'a';
        }));

        // with time for a busy machine
        new BodyFilter(new HttpConfig(1, 60_000, 10, 1), meters).doFilter(request, response, chain);

        assertThat(body(passed.get(0))).hasSize(64 * 1_024 + 1);
        assertThat(sent[0]).isEqualTo(64 * 1_024 + 1);
    }

    @Test
    void a_client_that_sends_nothing_until_the_server_s_read_timeout_is_told_so() throws Exception {
        send(request("asha", 5, new Arriving(0, () -> -3)));

        assertThat(errors).containsExactly(408);
        assertThat(passed).isEmpty();
    }

    @Test
    void a_client_that_leaves_is_no_failure_of_the_application_and_frees_its_slot() throws Exception {
        for (int each = 0; each < 3; each++) {
            send(request("asha", 5, new Arriving(0, () -> -2)));
        }
        send(request("asha", 2, new Arriving(0, bytesOf("{}"))));

        assertThat(errors).containsOnly(400).hasSize(3);
        assertThat(passed).hasSize(1);
    }

    @Test
    void a_person_with_too_many_slow_bodies_is_refused_and_others_are_not() throws Exception {
        send(request("asha", 5, new Arriving(0, () -> {
            try {
                send(request("asha", 5, new Arriving(0, bytesOf("second"))));
                send(request("ravi", 2, new Arriving(0, bytesOf("{}"))));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
            return -1;
        })));

        assertThat(errors).containsExactly(503);
        assertThat(passed).hasSize(2);
    }

    @Test
    void requests_without_a_token_or_without_a_body_are_not_read() throws Exception {
        Arriving unread = new Arriving(0, () -> {
            throw new AssertionError("read");
        });

        send(request(null, 5, unread));
        send(request("asha", 0, unread));

        assertThat(passed).hasSize(2);
    }
}
