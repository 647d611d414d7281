package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | BR GZIP",
                "gzip, deflate | GZIP",
                "GZIP | GZIP",
                "br;q=0.2,gzip;q=1 | BR GZIP",
                "br;q=0, gzip | GZIP",
                "br; Q=0.000, gzip ; q = 0 | ''",
                "gzip;q=0.001 | GZIP",
                "identity | ''",
                "* | ''",
                "x-gzip | ''",
                ",;,;q= | ''",
                "'' | ''",
            })
    void the_accepted_codings_are_found_smallest_first(String header, String expected) {
        assertThat(names(header)).isEqualTo(expected);
    }

    @Test
    void without_the_header_none_is_used() {
        assertThat(ContentCoding.acceptedBy(null)).isEmpty();
    }

    private static String names(String header) {
        return ContentCoding.acceptedBy(header).stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
