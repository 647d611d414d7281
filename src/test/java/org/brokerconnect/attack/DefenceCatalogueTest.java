package org.brokerconnect.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue names lines and tests that exist; {@code ./mvnw -Pbreak-defences} shows that the tests notice. */
class DefenceCatalogueTest {

    static List<Defence> all() throws IOException {
        return Defence.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void the_defence_is_one_text_of_its_file_and_its_tests_exist(Defence defence) throws IOException {
        assertThat(defence.occurrences()).isEqualTo(1);
        assertThat(defence.testClasses()).isNotEmpty().allSatisfy(name -> assertThatCode(() -> Class.forName(name))
                .doesNotThrowAnyException());
    }
}
