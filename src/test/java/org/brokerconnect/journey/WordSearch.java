package org.brokerconnect.journey;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds which of many words occur in a long text, in one pass: {@code contains} for each of a thousand words takes half
 * a minute for the logs of a build. Compares the last characters read with the starts of all words.
 */
final class WordSearch {

    /** The length of the compared starts; their low bytes fill a long. */
    static final int SHORTEST_WORD = Long.BYTES;

    private static final int HASH_BITS = 16;

    private final Map<Long, List<String>> byStart;
    private final BitSet hashes = new BitSet(1 << HASH_BITS);

    /** @throws IllegalArgumentException if a word has fewer than {@value #SHORTEST_WORD} characters */
    WordSearch(Collection<String> words) {
        byStart = words.stream().distinct().collect(Collectors.groupingBy(WordSearch::start));
        byStart.keySet().forEach(start -> hashes.set(hash(start)));
    }

    private static long start(String word) {
        if (word.length() < SHORTEST_WORD) {
            throw new IllegalArgumentException("too short to be searched: " + word);
        }
        long start = 0;
        for (int i = 0; i < SHORTEST_WORD; i++) {
            start = shifted(start, word.charAt(i));
        }
        return start;
    }

    private static long shifted(long window, char next) {
        return window << Byte.SIZE | next & 0xFF;
    }

    private static int hash(long window) {
        return (int) (window * 0x9E3779B97F4A7C15L >>> Long.SIZE - HASH_BITS);
    }

    /** The words that occur in the text. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        long window = 0;
        for (int end = 0; end < text.length(); end++) {
            window = shifted(window, text.charAt(end));
            if (hashes.get(hash(window))) {
                addWordsAt(end - SHORTEST_WORD + 1, text, byStart.getOrDefault(window, List.of()), found);
            }
        }
        return found;
    }

    private static void addWordsAt(int begin, String text, List<String> candidates, Set<String> found) {
        candidates.stream().filter(word -> text.startsWith(word, begin)).forEach(found::add);
    }
}
