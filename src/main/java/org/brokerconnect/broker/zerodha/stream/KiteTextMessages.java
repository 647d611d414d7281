package org.brokerconnect.broker.zerodha.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.logging.Logger;
import org.brokerconnect.vault.Secret;

/**
 * The text messages of one socket: errors go into the log, the first of a socket as a warning; orders, notes and types
 * that nobody documented are passed over, and so is what is too long to be an error. Errors may quote what was sent,
 * so the secrets of the socket and whatever looks like another one are blotted out.
 */
final class KiteTextMessages {

    private static final Logger LOG = Logger.getLogger(KiteTextMessages.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_NOTICE = 4_096;
    private static final int LONGEST_QUOTE = 200;
    private static final String BLOT = "*****";

    private final List<Secret> secrets;
    private final StringBuilder begun = new StringBuilder();
    private boolean tooLong;
    private boolean warned;

    /** @param secrets what must not be repeated */
    KiteTextMessages(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /** @param last whether the message ends with this part */
    void add(CharSequence part, boolean last) {
        tooLong |= begun.length() + part.length() > LONGEST_NOTICE;
        if (!tooLong) {
            begun.append(part);
        }
        if (last) {
            if (!tooLong) {
                read(begun.toString());
            }
            begun.setLength(0);
            tooLong = false;
        }
    }

    private void read(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.path("type").asText().equals("error")) {
                log("Kite's price stream reports an error: "
                        + harmless(message.path("data").asText()));
            }
        } catch (JsonProcessingException unreadable) {
            LOG.fine("Kite's price stream sent a text that is no JSON");
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

    private String harmless(String text) {
        String blotted = text;
        for (Secret secret : secrets) {
            blotted = secret.isEmpty() ? blotted : blotted.replace(secret.reveal(), BLOT);
        }
        String printable = blotted.replaceAll("[A-Za-z0-9_%+/=-]{16,}", BLOT).replaceAll("\\p{C}", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_QUOTE));
    }
}
