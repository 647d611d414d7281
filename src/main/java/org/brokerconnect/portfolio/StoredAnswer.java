package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import org.brokerconnect.vault.Secret;

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
            .build();

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
     * Parses stored content; empty if there is none, or if another version wrote it in a format that this one cannot
     * parse.
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
        }
    }
}
