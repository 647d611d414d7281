package org.brokerconnect.setup;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.text.PlainText;

/** Validates a configuration before it is stored; the broker's adapter describes its credentials. */
@Dependent
public class CredentialRules {

    /** In code points, as in the column. */
    static final int MAX_LABEL_LENGTH = 100;

    private final OfferedBrokers brokers;

    @Inject
    CredentialRules(OfferedBrokers brokers) {
        this.brokers = brokers;
    }

    /** @throws ProblemException {@code fields-invalid} with every field that is wrong */
    public void check(NewConfig request) {
        List<InvalidField> errors = new ArrayList<>();
        Optional<BrokerDescription> broker = description(brokers.offered(request.broker()), errors);
        checkLabel(request.label(), errors);
        broker.ifPresent(known -> request.entered().check(known, errors));
        refuse(errors);
    }

    /** @throws ProblemException {@code fields-invalid} with every field that is wrong */
    public void check(String broker, ConfigChange change) {
        List<InvalidField> errors = new ArrayList<>();
        if (change.label() != null) {
            checkLabel(change.label(), errors);
        }
        if (change.replacesCredentials()) {
            description(brokers.known(broker), errors)
                    .ifPresent(known -> change.entered().check(known, errors));
        }
        refuse(errors);
    }

    private static Optional<BrokerDescription> description(Optional<Broker> found, List<InvalidField> errors) {
        if (found.isEmpty()) {
            errors.add(InvalidField.of("broker", "broker.not-offered"));
        }
        return found.map(Broker::description);
    }

    private static void checkLabel(String label, List<InvalidField> errors) {
        if (label == null || !PlainText.isVisible(label)) {
            errors.add(InvalidField.of("label", "label.missing"));
        } else if (PlainText.hasControl(label)) {
            errors.add(InvalidField.of("label", "label.control"));
        } else if (PlainText.length(label) > MAX_LABEL_LENGTH) {
            errors.add(InvalidField.of("label", "label.malformed", MAX_LABEL_LENGTH));
        }
    }

    private static void refuse(List<InvalidField> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid("fields-invalid", errors);
        }
    }

    /** A name without blank and invisible characters at its ends; null stays null. */
    static String trimmed(String value) {
        return value == null ? null : PlainText.trimmed(value);
    }

    /** A pasted credential without what is copied around it; null stays null. */
    static String pasted(String value) {
        return value == null ? null : PlainText.unwrapped(value);
    }
}
