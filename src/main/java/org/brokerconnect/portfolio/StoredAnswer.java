package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * The JSON content of a sealed column: data of one broker account.
 *
 * @param account the broker's user id; a connection may have belonged to another account before
 */
public record StoredAnswer<T>(String account, T data) {

    private static final Logger LOG = Logger.getLogger(StoredAnswer.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            // content that a newer version wrote may have more fields
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addHandler(new RowsOfEarlierVersions())
            .build();

    /** Earlier versions stored a list where there is a {@link Rows} today. */
    private static final class RowsOfEarlierVersions extends DeserializationProblemHandler {
        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
                throws IOException {
            if (token != JsonToken.START_ARRAY || !target.hasRawClass(Rows.class)) {
                return NOT_HANDLED;
            }
            JavaType list = context.getTypeFactory().constructCollectionType(List.class, target.containedType(0));
            List<?> rows = context.readValue(parser, list);
            return Rows.of(rows);
        }
    }

    public StoredAnswer {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(data, "data");
    }

    /** The JSON text, which the caller must seal. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a portfolio could not be written as JSON", impossible);
        }
    }

    /**
     * Parses stored content; empty if there is none, if it cannot be opened, or if another version wrote it in a format
     * that this one cannot parse.
     */
    public static <T> Optional<StoredAnswer<T>> parse(Secret content, TypeReference<T> type) {
        if (content.isEmpty()) {
            return Optional.empty();
        }
        JavaType storedType =
                JSON.getTypeFactory().constructParametricType(StoredAnswer.class, JSON.constructType(type));
        try {
            return Optional.ofNullable(JSON.readValue(content.reveal(), storedType));
        } catch (JsonProcessingException unreadable) {
            // without the cause: it quotes the content
            LOG.warning(() -> "stored portfolio data cannot be parsed and is ignored: " + type.getType());
            return Optional.empty();
        } catch (UnreadableSecretException unreadable) {
            LOG.warning(() -> "stored portfolio data is ignored: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
