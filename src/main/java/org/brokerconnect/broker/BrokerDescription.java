package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The description of a broker for users and the front end.
 *
 * @param id stable and lower-case, part of paths, such as {@code zerodha}
 * @param name the broker's display name
 * @param credentialFields the fields of the set-up form, in order
 * @param capabilities what its API supports
 * @param waysIn how a session can begin; never empty
 * @param renewalStyle when sessions with a refresh token are renewed
 * @param sandbox true unless all addresses are those of the broker's production service
 * @param translatedHints by language, the hints of the credential fields by their names; English has none
 */
public record BrokerDescription(
        String id,
        String name,
        List<CredentialField> credentialFields,
        Set<Capability> capabilities,
        Set<WayIn> waysIn,
        RenewalStyle renewalStyle,
        boolean sandbox,
        Map<Locale, Map<String, String>> translatedHints) {

    public BrokerDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        credentialFields = List.copyOf(credentialFields);
        capabilities = Set.copyOf(capabilities);
        waysIn = Set.copyOf(waysIn);
        Objects.requireNonNull(renewalStyle, "renewalStyle");
        translatedHints = Map.copyOf(translatedHints);
    }

    /** A broker with a consent page, whose renewable sessions are renewed before they end. */
    public BrokerDescription(
            String id,
            String name,
            List<CredentialField> credentialFields,
            Set<Capability> capabilities,
            boolean sandbox,
            Map<Locale, Map<String, String>> translatedHints) {
        this(
                id,
                name,
                credentialFields,
                capabilities,
                Set.of(WayIn.CONSENT),
                RenewalStyle.BY_TIMER,
                sandbox,
                translatedHints);
    }

    /** The credential fields with their hints in this language; in English where there is no translation. */
    public List<CredentialField> credentialFields(Locale locale) {
        return credentialFields.stream()
                .map(field -> field.withHint(hint(field, locale)))
                .toList();
    }

    /** The hint of a field in this language; in English where there is no translation. */
    public String hint(CredentialField field, Locale locale) {
        return translatedHints.getOrDefault(locale, Map.of()).getOrDefault(field.name(), field.hint());
    }

    /** What a broker's API supports beyond login and profile. */
    public enum Capability {
        /** Sessions can be ended at the broker. */
        REVOCATION,
        /** Every session can be renewed without a login. */
        RENEWAL,
        /** Only apps that the broker approved get a refresh token. */
        RENEWAL_FOR_APPROVED_APPS
    }

    /** How a session begins. */
    public enum WayIn {
        /** The person agrees on the broker's page, which redirects back ({@link Broker#authorizationUrl}). */
        CONSENT,
        /** The person pastes a token that the broker issued on a page of its own ({@link Broker#adopt}). */
        PASTED_TOKEN,
        /** The broker sends a request when the person has agreed in its own application. */
        PUSH
    }

    /** When a session that has a refresh token is renewed. */
    public enum RenewalStyle {
        /** No session has one. */
        NONE,
        /** At {@link SessionCalendar#renewalStart}. */
        BY_TIMER,
        /** When a call needs it, and once a day to find out that it is possible: for tokens that last for minutes. */
        ON_USE
    }

    /**
     * A field of the form that sets a broker up.
     *
     * @param name the name in the request's {@code credentials}, unique within the broker, such as {@code apiKey}
     * @param label the broker's own term
     * @param hint one sentence: where to find the value and its form; in English unless it was translated
     * @param pattern a regular expression for the whole value, valid in ECMAScript and in Java; accepts the empty text
     *     if the field may be left empty
     * @param secret whether the form hides the value
     */
    public record CredentialField(String name, String label, String hint, String pattern, boolean secret) {

        /** @throws java.util.regex.PatternSyntaxException if {@code pattern} is not a regular expression */
        public CredentialField {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(hint, "hint");
            Pattern.compile(pattern);
        }

        private CredentialField withHint(String translated) {
            return new CredentialField(name, label, translated, pattern, secret);
        }

        /** Whether the value is well-formed; it may still be unknown to the broker. Null is not well-formed. */
        public boolean accepts(String value) {
            return value != null && Pattern.matches(pattern, value);
        }
    }

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
         * @param field the name of the credential field to which the value is copied; null for the row in which the
         *     person enters the redirect URL
         * @param button the label of the button that shows the value; null if the page shows it at once
         */
        public record ConsoleRow(
                String label,
                @Nullable String field,
                @Nullable String button) {

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
}
