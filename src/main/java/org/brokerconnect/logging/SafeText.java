package org.brokerconnect.logging;

/**
 * Escapes characters that forge or disguise log lines: control characters, the line separators U+2028 and U+2029, and
 * the bidirectional controls, which change the order in which a line is displayed (Unicode Standard Annex 9).
 */
final class SafeText {

    private static final String INDENT = "\n    ";

    private SafeText() {}

    /** The text on one line: every unsafe character except the tab becomes an escape of four hexadecimal digits. */
    static String onOneLine(String text) {
        return escaped(text, false);
    }

    /** As {@link #onOneLine}, but keeps line breaks and indents the lines after them: none looks like a record. */
    static String onIndentedLines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        if (text == null || text.chars().noneMatch(SafeText::isUnsafe)) {
            return text;
        }
        String lines = keepLines ? text.replace("\r\n", "\n").stripTrailing() : text;
        StringBuilder safe = new StringBuilder(lines.length() + 16);
        lines.chars().forEach(unit -> {
            if (keepLines && unit == '\n') {
                safe.append(INDENT);
            } else if (isUnsafe(unit)) {
                safe.append(unit == '\n' ? "\\n" : String.format("\\u%04x", unit));
            } else {
                safe.append((char) unit);
            }
        });
        return safe.toString();
    }

    private static boolean isUnsafe(int unit) {
        return (Character.isISOControl(unit) && unit != '\t')
                || unit == 0x2028
                || unit == 0x2029
                || unit == 0x061C
                || unit == 0xFEFF
                || (unit >= 0x200B && unit <= 0x200F)
                || (unit >= 0x202A && unit <= 0x202E)
                || (unit >= 0x2060 && unit <= 0x2069);
    }
}
