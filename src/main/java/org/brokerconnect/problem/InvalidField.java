package org.brokerconnect.problem;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A field of a request that is not valid.
 *
 * @param field its JSON name, or the name of the parameter
 * @param messageKey a key of {@code field-errors.properties}
 * @param arguments of the message; a {@link LocalizedText} is shown in its language
 */
public record InvalidField(String field, String messageKey, List<Object> arguments) {

    private static final MessageBundle MESSAGES = MessageBundle.of(InvalidField.class, "field-errors");

    public InvalidField {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(messageKey, "messageKey");
        arguments = List.copyOf(arguments);
    }

    public static InvalidField of(String field, String messageKey, Object... arguments) {
        return new InvalidField(field, messageKey, List.of(arguments));
    }

    FieldError in(Locale locale) {
        return new FieldError(
                field,
                MESSAGES.text(
                        locale,
                        messageKey,
                        arguments.stream().map(each -> text(each, locale)).toArray()));
    }

    private static Object text(Object argument, Locale locale) {
        return argument instanceof LocalizedText text ? text.in(locale) : argument;
    }
}
