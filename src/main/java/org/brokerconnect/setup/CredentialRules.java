package org.brokerconnect.setup;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.CredentialField;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.ProblemException;

/** What a configuration must look like before it is stored. The broker says what its credentials look like. */
@Dependent
public class CredentialRules {

    static final int MAX_LABEL_LENGTH = 100;

    private final BrokerCatalog catalog;

    @Inject
    CredentialRules(BrokerCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws ProblemException {@code credentials-malformed} with every field that is wrong */
    public void check(NewConfig request) {
        List<FieldError> errors = new ArrayList<>();
        Optional<BrokerDescription> broker = onOffer(request.broker(), errors);
        checkLabel(request.label(), errors);
        broker.ifPresent(known -> checkCredentials(known, request.apiKey(), request.apiSecret(), errors));
        refuse(errors);
    }

    /** @throws ProblemException {@code credentials-malformed} with every field that is wrong */
    public void check(String broker, ConfigChange change) {
        List<FieldError> errors = new ArrayList<>();
        if (change.label() != null) {
            checkLabel(change.label(), errors);
        }
        if (change.replacesCredentials()) {
            onOffer(broker, errors)
                    .ifPresent(known -> checkCredentials(known, change.apiKey(), change.apiSecret(), errors));
        }
        refuse(errors);
    }

    private Optional<BrokerDescription> onOffer(String broker, List<FieldError> errors) {
        Optional<Broker> found = catalog.byId(String.valueOf(broker));
        if (found.isEmpty()) {
            errors.add(new FieldError("broker", "Choose one of the brokers on offer."));
        }
        return found.map(Broker::description);
    }

    private static void checkLabel(String label, List<FieldError> errors) {
        if (label == null || label.isEmpty()) {
            errors.add(new FieldError("label", "Give the connection a name that you will recognise."));
        } else if (label.length() > MAX_LABEL_LENGTH || label.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("label", "Use at most " + MAX_LABEL_LENGTH + " ordinary characters."));
        }
    }

    private static void checkCredentials(
            BrokerDescription broker, String apiKey, String apiSecret, List<FieldError> errors) {
        Map<String, String> values = new java.util.HashMap<>();
        values.put("apiKey", apiKey);
        values.put("apiSecret", apiSecret);
        for (CredentialField field : broker.credentialFields()) {
            if (!field.accepts(values.get(field.name()))) {
                errors.add(new FieldError(
                        field.name(), field.label() + " is missing or has another form. " + field.hint()));
            }
        }
        if (apiKey != null && apiKey.equals(apiSecret)) {
            errors.add(new FieldError("apiSecret", "This is the key again; the secret is another value."));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid("credentials-malformed", errors);
        }
    }

    static String trimmed(String value) {
        return value == null ? null : value.strip();
    }
}
