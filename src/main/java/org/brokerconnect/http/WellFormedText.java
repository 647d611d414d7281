package org.brokerconnect.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import org.brokerconnect.text.PlainText;

/**
 * Reads strings and refuses unpaired surrogates, which JSON allows as escapes (RFC 8259 section 8.2): UTF-8 cannot
 * represent them, so neither the database nor an answer could repeat what was sent.
 */
final class WellFormedText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    /** @throws InvalidFormatException if the string has an unpaired surrogate */
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && !PlainText.isWellFormed(text)) {
            throw InvalidFormatException.from(parser, "unpaired surrogate", text, String.class);
        }
        return text;
    }
}
