package org.brokerconnect.broker.zerodha.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.logging.Logger;
import org.brokerconnect.text.PlainText;
import org.brokerconnect.vault.Secret;

/**
 * Reads the text messages of one socket. Errors are logged, the first of a socket as a warning; all other types, and
 * messages too long to be an error, are ignored. An error can quote what was sent, so the socket's secrets, and every
 * text that has the form of a secret, are masked.
 */
final class KiteTextMessages {

    private static final Logger LOG = Logger.getLogger(KiteTextMessages.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_MESSAGE_CHARS = 4_096;
    private static final int MAX_LOGGED_CHARS = 200;
    private static final String MASK = "*****";

    private final List<Secret> secrets;
    private final StringBuilder buffer = new StringBuilder();
    private boolean tooLong;
    private boolean warned;

    /** @param secrets are masked in logs */
    KiteTextMessages(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /** @param last whether the message ends with this part */
    void add(CharSequence part, boolean last) {
        tooLong |= buffer.length() + part.length() > MAX_MESSAGE_CHARS;
        if (!tooLong) {
            buffer.append(part);
        }
        if (last) {
            if (!tooLong) {
                read(buffer.toString());
            }
            buffer.setLength(0);
            tooLong = false;
        }
    }

    private void read(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.path("type").asText().equals("error")) {
                log("Kite's price stream reports an error: "
                        + masked(message.path("data").asText()));
            }
        } catch (JsonProcessingException unreadable) {
            LOG.fine("Kite's price stream sent a text that is not JSON");
        }
    }

    private void log(String line) {
        if (warned) {
            LOG.fine(line);
        } else {
            LOG.warning(line);
        }
        warned = true;
    }

    private String masked(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            masked = secret.isEmpty() ? masked : masked.replace(secret.reveal(), MASK);
        }
        String printable = masked.replaceAll("[A-Za-z0-9_%+/=-]{16,}", MASK).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return PlainText.cut(printable, MAX_LOGGED_CHARS);
    }
}
