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

/** What is sealed, as JSON. The account is the broker's user id: a connection may have been another account's before. */
public record StoredAnswer<T>(String account, T data) {

    private static final Logger LOG = Logger.getLogger(StoredAnswer.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            // a newer version may have known more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public StoredAnswer {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(data, "data");
    }

    /** As it is sealed. */
    public String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a portfolio could not be written down", impossible);
        }
    }

    /** Empty when there is nothing, or it was written by a version whose words are not known here. */
    public static <T> Optional<StoredAnswer<T>> read(Secret content, TypeReference<T> type) {
        if (content.isEmpty()) {
            return Optional.empty();
        }
        JavaType kept = JSON.getTypeFactory().constructParametricType(StoredAnswer.class, JSON.constructType(type));
        try {
            return Optional.ofNullable(JSON.readValue(content.reveal(), kept));
        } catch (JsonProcessingException unreadable) {
            // without the cause: it quotes the content
            LOG.warning(
                    () -> "what a portfolio of another version was cannot be read and is ignored: " + type.getType());
            return Optional.empty();
        }
    }
}
