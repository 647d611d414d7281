package org.brokerconnect.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brokerconnect.vault.Sha256;

/**
 * Returns 304 when {@code If-None-Match} matches (RFC 9110 section 13.1.2). The tag is a hash of the whole body,
 * provenance included, so it changes with any number, its age or its source. It is weak, because a proxy may compress
 * the body.
 *
 * <p>{@code no-store}: portfolios must not reach a shared computer's disk. Clients keep the body in memory.
 */
@Provider
@EntityTagged
public class EntityTags implements ContainerResponseFilter {

    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int TAG_DIGITS = 32;

    /** One member of the list, with the comma and the blanks after it (RFC 9110 sections 5.6.1 and 8.8.3). */
    private static final Pattern LISTED =
            Pattern.compile("[ \\t,]*+(?:W/)?\"(?<tag>[\\x21\\x23-\\x7e\\x80-\\xff]*+)\"[ \\t]*+(?:,[ \\t,]*+|$)");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isJsonRead(request, response)) {
            return;
        }
        byte[] body = serialized(response.getEntity());
        EntityTag tag = new EntityTag(Sha256.hex(body).substring(0, TAG_DIGITS), true);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue())) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(body, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /**
     * Whether the header lists the tag, compared weakly, or is {@code *}. A header that is not a list of entity tags is
     * ignored: the client then gets the response that it would get without one. The server's own evaluation throws.
     *
     * @param header null if there is none
     */
    static boolean matches(@Nullable String header, String tag) {
        if (header == null || header.strip().equals("*")) {
            return header != null;
        }
        boolean found = false;
        Matcher tags = LISTED.matcher(header);
        int end = 0;
        while (end < header.length() && tags.region(end, header.length()).lookingAt()) {
            found |= tag.equals(tags.group("tag"));
            end = tags.end();
        }
        return found && end == header.length();
    }

    private static boolean isJsonRead(ContainerRequestContext request, ContainerResponseContext response) {
        return READS.contains(request.getMethod())
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())
                && response.getEntity() != null;
    }

    private static byte[] serialized(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the response could not be serialized", impossible);
        }
    }
}
