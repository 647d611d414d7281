package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private static final int LIMIT = 64 * 1024;

    /** The input stream that readers get from the interceptor. */
    private static InputStream limited(byte[] body) throws IOException {
        AtomicReference<InputStream> stream = new AtomicReference<>(new ByteArrayInputStream(body));
        ReaderInterceptorContext context = PartialFake.of(
                ReaderInterceptorContext.class,
                Map.of(
                        "getInputStream", none -> stream.get(),
                        "setInputStream",
                                given -> {
                                    stream.set((InputStream) given[0]);
                                    return null;
                                },
                        "proceed", none -> "read"));
        assertThat(new BodyLimit().aroundReadFrom(context)).isEqualTo("read");
        return stream.get();
    }

    private static Problem problemOf(ThrowingCallable reading) {
        return catchThrowableOfType(ProblemException.class, reading).problem(Locale.ENGLISH);
    }

    @Test
    void a_body_up_to_the_limit_is_read_completely() throws IOException {
        assertThat(limited(new byte[LIMIT]).readAllBytes()).hasSize(LIMIT);
        assertThat(limited(new byte[0]).readAllBytes()).isEmpty();
    }

    @Test
    void a_longer_body_is_refused() throws IOException {
        InputStream body = limited(new byte[LIMIT + 1]);

        Problem problem = problemOf(body::readAllBytes);

        assertThat(problem.type()).isEqualTo("request-too-large");
        assertThat(problem.status()).isEqualTo(413);
    }

    @Test
    void a_longer_body_is_refused_when_it_is_read_byte_by_byte_too() throws IOException {
        InputStream body = limited(new byte[LIMIT + 1]);
        body.readNBytes(LIMIT);

        assertThat(problemOf(body::read).status()).isEqualTo(413);
    }
}
