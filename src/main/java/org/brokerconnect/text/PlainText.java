package org.brokerconnect.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks and cleans text. Lengths are code points, as in the columns of the database; {@link String#length()} counts
 * UTF-16 units. Categories are those of Unicode: Cc control, Cf format, Cs unpaired surrogate, M mark, Z separator. No
 * argument may be null.
 */
public final class PlainText {

    /** Marks, embeddings, overrides and isolates (Unicode Standard Annex 9): they reorder the text around them. */
    private static final String DIRECTION = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u206F";

    private static final String ZERO_WIDTH = "\\u200B\\u2060\\uFEFF";

    /**
     * Characters outside of Cf that are drawn as nothing: Default_Ignorable_Code_Point (Unicode Character Database,
     * DerivedCoreProperties), the blank of Braille, and the null notehead.
     */
    private static final String FILLER = "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u2800\\u3164"
            + "\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    /** Not blank: neither a category without a glyph nor a filler. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{M}" + FILLER + "]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + DIRECTION + "]");
    private static final Pattern SEPARATOR = Pattern.compile("[\\p{Cc}\\p{Z}]");
    private static final Pattern NO_GLYPH = Pattern.compile("[\\p{Cs}" + DIRECTION + ZERO_WIDTH + "]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}" + FILLER + "]");

    /** What people copy around a value: the first character and the last of each pair. */
    private static final List<String> QUOTES = List.of(
            "\"\"", "''", "``", "<>", "()", "[]", "{}", "“”", "„“", "„”", "””", "‘’", "‚‘", "‚’", "’’", "«»", "»«",
            "‹›", "›‹", "「」", "『』", "＂＂", "＇＇", "＜＞");

    private static final int MOST_QUOTES = 4;

    private PlainText() {}

    /** Whether no surrogate lacks its other half; UTF-8 and the database cannot represent one that does. */
    public static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** Whether a reader sees anything: blanks, invisible characters and marks without a letter do not count. */
    public static boolean isVisible(String text) {
        return VISIBLE.matcher(text).find();
    }

    /**
     * Whether the text has a control character, a line or paragraph separator, a direction character or an unpaired
     * surrogate. Joiners are not among them: several scripts and emoji need them.
     */
    public static boolean hasControl(String text) {
        return CONTROL.matcher(text).find();
    }

    /** The number of code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first {@code max} code points. */
    public static String cut(String text, int max) {
        return length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    /**
     * The text as one line that is safe to show and to log: control characters and separators become blanks; direction
     * characters, zero-width characters and unpaired surrogates are removed.
     */
    public static String cleaned(String text) {
        String line = SEPARATOR.matcher(text).replaceAll(" ");
        return NO_GLYPH.matcher(line).replaceAll("").strip();
    }

    /** The text without blank and invisible characters at both ends. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && isBlank(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }

    /** A pasted value without invisible characters, and without the blanks, quotes and brackets around it. */
    public static String unwrapped(String pasted) {
        String value = trimmed(INVISIBLE.matcher(pasted).replaceAll(""));
        for (int pairs = 0; pairs < MOST_QUOTES && isQuoted(value); pairs++) {
            value = trimmed(value.substring(1, value.length() - 1));
        }
        return value;
    }

    private static boolean isQuoted(String value) {
        return value.length() > 1 && QUOTES.contains("" + value.charAt(0) + value.charAt(value.length() - 1));
    }
}
