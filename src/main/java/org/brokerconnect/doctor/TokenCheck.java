package org.brokerconnect.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares an access token with the settings. It does not verify the signature, and prints claims only. */
public final class TokenCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenCheck() {}

    /** @param token a JWT (RFC 7519) */
    public static List<Finding> examine(Examination set, String token) {
        try {
            String[] parts = token.split("\\.");
            if (parts.length != 3) {
                return List.of(Finding.fault("token-unreadable"));
            }
            return compare(set, JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (IOException | IllegalArgumentException malformed) {
            return List.of(Finding.fault("token-unreadable"));
        }
    }

    private static List<Finding> compare(Examination set, JsonNode claims) {
        List<Finding> findings = new ArrayList<>();
        String issuer = claims.path("iss").asText();
        String expected = set.value("mp.jwt.verify.issuer").orElse("");
        if (!issuer.equals(expected)) {
            findings.add(Finding.fault("token-issuer", issuer, expected));
        }
        String audiences = set.value("mp.jwt.verify.audiences").orElse("");
        Set<String> common = audiences(claims.path("aud"));
        Set<String> found = new TreeSet<>(common);
        common.retainAll(Arrays.stream(audiences.split(",")).map(String::strip).toList());
        if (common.isEmpty()) {
            findings.add(Finding.fault("token-audience", String.join(", ", found), audiences));
        }
        Instant from = Instant.ofEpochSecond(
                claims.path("nbf").asLong(claims.path("iat").asLong()));
        Instant until = Instant.ofEpochSecond(claims.path("exp").asLong());
        Instant now = set.clock().instant();
        if (now.isBefore(from) || !now.isBefore(until)) {
            findings.add(Finding.fault("token-not-current", from, until));
        }
        return findings;
    }

    private static Set<String> audiences(JsonNode claim) {
        Set<String> audiences = new TreeSet<>();
        if (claim.isTextual()) {
            audiences.add(claim.asText());
        }
        claim.forEach(audience -> audiences.add(audience.asText()));
        return audiences;
    }
}
