package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;

/**
 * The page of a broker on which a person finds the credentials of their app. The front end draws it.
 *
 * @param host of its address, such as {@code console.example.com}
 * @param path the menu items that lead to the page, in order, as the broker labels them
 * @param rows what the page shows, from top to bottom
 */
public record ConsolePage(String host, List<String> path, List<ConsoleRow> rows) {

    public ConsolePage {
        Objects.requireNonNull(host, "host");
        path = List.copyOf(path);
        rows = List.copyOf(rows);
    }

    /**
     * A row of the page.
     *
     * @param label the broker's own term
     * @param field the name of the credential field to which the value is copied; null for the row in which the person
     *     enters the redirect URL
     * @param button the label of the button that shows the value; null if the page shows it at once
     */
    public record ConsoleRow(
            String label, @Nullable String field, @Nullable String button) {

        public ConsoleRow {
            Objects.requireNonNull(label, "label");
        }

        /** The row in which the person enters the redirect URL. */
        public static ConsoleRow redirectUrl(String label) {
            return new ConsoleRow(label, null, null);
        }

        /** A credential that the page shows. */
        public static ConsoleRow credential(String label, String field) {
            return new ConsoleRow(label, field, null);
        }

        /** A credential that the page shows after a press of this button. */
        public static ConsoleRow hidden(String label, String field, String button) {
            return new ConsoleRow(label, field, button);
        }
    }
}
