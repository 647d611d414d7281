package org.brokerconnect.setup;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.LocalizedText;
import org.brokerconnect.text.PlainText;
import org.brokerconnect.vault.Secret;

/**
 * The credentials of a request, by the names of the broker's fields. They are in {@code credentials}, or in the
 * deprecated fields {@code apiKey} and {@code apiSecret}. Never printed.
 */
final class EnteredCredentials {

    private static final String FIELD = "credentials";
    private static final int LONGEST_NAME = 64;

    private final Map<String, String> values;
    private final boolean isDeprecatedForm;
    private final boolean isTwice;

    /** All values are null if the request does not have them. */
    EnteredCredentials(@Nullable Map<String, String> credentials, @Nullable String apiKey, @Nullable String apiSecret) {
        Map<String, String> deprecated = new HashMap<>();
        deprecated.put(AppCredentials.API_KEY, apiKey);
        deprecated.put(AppCredentials.API_SECRET, apiSecret);
        deprecated.values().removeIf(value -> value == null);
        isDeprecatedForm = credentials == null;
        isTwice = credentials != null && !deprecated.isEmpty();
        values = isDeprecatedForm ? deprecated : pasted(credentials);
    }

    private static Map<String, String> pasted(Map<String, String> credentials) {
        Map<String, String> pasted = new TreeMap<>();
        credentials.forEach((name, value) -> pasted.put(name, value == null ? "" : CredentialRules.pasted(value)));
        return pasted;
    }

    /** Whether the request has credentials, valid or not. */
    boolean arePresent() {
        return !isDeprecatedForm || !values.isEmpty();
    }

    AppCredentials secrets() {
        Map<String, Secret> secrets = new HashMap<>();
        values.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        return new AppCredentials(secrets);
    }

    /** Adds what is wrong with them as credentials of this broker. */
    void check(BrokerDescription broker, List<InvalidField> errors) {
        if (isTwice) {
            errors.add(InvalidField.of(FIELD, "credentials.twice"));
        }
        broker.credentialFields().forEach(field -> check(field, broker, errors));
        values.keySet().stream()
                .filter(name -> broker.credentialFields().stream()
                        .noneMatch(field -> field.name().equals(name)))
                .forEach(name -> errors.add(InvalidField.of(path(name), "credential.unknown", broker.name())));
    }

    /** A secret that equals another field was copied from the wrong place. */
    private void check(CredentialField field, BrokerDescription broker, List<InvalidField> errors) {
        String value = values.getOrDefault(field.name(), "");
        if (!field.accepts(value)) {
            LocalizedText hint = locale -> broker.hint(field, locale);
            errors.add(InvalidField.of(path(field.name()), "credential.malformed", field.label(), hint));
        }
        broker.credentialFields().stream()
                .filter(other -> field.secret() && !other.secret() && !value.isEmpty())
                .filter(other -> value.equals(values.get(other.name())))
                .findFirst()
                .ifPresent(other -> errors.add(
                        InvalidField.of(path(field.name()), "secret.equals-key", other.label(), field.label())));
    }

    private String path(String name) {
        boolean isDeprecatedField =
                isDeprecatedForm && (name.equals(AppCredentials.API_KEY) || name.equals(AppCredentials.API_SECRET));
        return isDeprecatedField ? name : FIELD + '.' + PlainText.cut(PlainText.cleaned(name), LONGEST_NAME);
    }
}
