package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordSearchTest {

    @Test
    void words_are_found_at_the_begin_in_the_middle_and_at_the_end() {
        WordSearch search = new WordSearch(List.of("leakedtoken1", "leakedtoken2", "edtoken1and", "leakedtoken3"));

        assertThat(search.in("leakedtoken1andleakedtoken2"))
                .containsExactly("edtoken1and", "leakedtoken1", "leakedtoken2");
        assertThat(search.in("leakedtoken")).isEmpty();
        assertThat(search.in("")).isEmpty();
    }

    @Test
    void a_character_with_the_same_low_byte_is_another_one() {
        assertThat(new WordSearch(List.of("leakedtoken")).in("leakedtoke\u016e"))
                .isEmpty();
    }

    @Test
    void a_short_word_is_refused() {
        assertThatThrownBy(() -> new WordSearch(List.of("1234567"))).hasMessageContaining("1234567");
    }

    @Property(tries = 300)
    void the_same_words_are_found_as_by_contains(@ForAll("texts") String text, @ForAll("words") Set<String> words) {
        assertThat(new WordSearch(words).in(text))
                .isEqualTo(words.stream().filter(text::contains).collect(Collectors.toSet()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(600);
    }

    @Provide
    Arbitrary<Set<String>> words() {
        return Arbitraries.strings()
                .withChars('a', 'b')
                .ofMinLength(WordSearch.SHORTEST_WORD)
                .ofMaxLength(11)
                .set()
                .ofMaxSize(20);
    }
}
