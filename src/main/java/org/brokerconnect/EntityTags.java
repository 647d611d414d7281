package org.brokerconnect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.brokerconnect.vault.Sha256;

/**
 * Lets who has the same portfolio already be told so instead of being sent it again (RFC 9110 section 13.1.2). The tag is a hash of the whole answer,
 * provenance included: when a number, its age or its source is another, so is the tag. It is weak, since a proxy may pack the bytes.
 *
 * <p>Nothing stores these answers: what somebody owns has no place on the disk of a computer that others use. Whoever sends a tag kept the answer in
 * memory.
 */
@Provider
public class EntityTags implements ContainerResponseFilter {

    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isPortfolio(request, response)) {
            return;
        }
        byte[] answer = written(response.getEntity());
        EntityTag tag = new EntityTag(hash(answer), true);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (request.getRequest().evaluatePreconditions(tag) == null) {
            response.setEntity(answer, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        } else {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    private static boolean isPortfolio(ContainerRequestContext request, ContainerResponseContext response) {
        return READS.contains(request.getMethod())
                && request.getUriInfo().getPath().startsWith("portfolio/")
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())
                && response.getEntity() != null;
    }

    private static byte[] written(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer could not be written down", impossible);
        }
    }

    private static String hash(byte[] answer) {
        return Sha256.hex(answer).substring(0, 32);
    }
}
