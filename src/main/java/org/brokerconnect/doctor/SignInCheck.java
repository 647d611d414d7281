package org.brokerconnect.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The OpenID provider: its description (OpenID Connect Discovery 1.0 section 4) and its keys (RFC 7517). */
final class SignInCheck implements Check {

    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        for (String setting : List.of(ISSUER, KEYS)) {
            Optional<URI> url = set.url(setting);
            if (url.isEmpty()) {
                findings.add(Finding.fault("sign-in-not-set", setting));
            }
            url.filter(Examination::isReadable)
                    .ifPresent(plain -> findings.add(Finding.fault("sign-in-not-https", setting, plain)));
        }
        if (set.value("mp.jwt.verify.audiences").isEmpty()) {
            findings.add(Finding.fault("audience-not-set"));
        }
        if (findings.isEmpty()) {
            set.url(ISSUER).ifPresent(issuer -> findings.addAll(discover(set, issuer)));
            set.url(KEYS).ifPresent(keys -> findings.addAll(keys(set, keys)));
        }
        return findings;
    }

    private static List<Finding> discover(Examination set, URI issuer) {
        String configured = set.value(ISSUER).orElseThrow();
        URI address = URI.create(configured.replaceAll("/+$", "") + "/.well-known/openid-configuration");
        try {
            WebProbe.Answer answer = set.web().get(address);
            JsonNode description = json(answer);
            if (answer.status() != 200 || !description.hasNonNull("issuer")) {
                return List.of(Finding.fault("issuer-not-found", address, answer.status()));
            }
            String found = description.path("issuer").asText();
            return found.equals(configured)
                    ? keysElsewhere(set, description)
                    : List.of(Finding.fault("issuer-differs", configured, found));
        } catch (IOException unreachable) {
            return List.of(Finding.fault("issuer-unreachable", address, WebProbe.reason(unreachable)));
        }
    }

    private static List<Finding> keysElsewhere(Examination set, JsonNode description) {
        String configured = set.value(KEYS).orElseThrow();
        String found = description.path("jwks_uri").asText(configured);
        return found.equals(configured)
                ? List.of()
                : List.of(Finding.warning("sign-in-keys-elsewhere", configured, found));
    }

    private static List<Finding> keys(Examination set, URI address) {
        try {
            WebProbe.Answer answer = set.web().get(address);
            boolean hasKey = false;
            for (JsonNode key : json(answer).path("keys")) {
                hasKey |= List.of("RSA", "EC").contains(key.path("kty").asText());
            }
            return answer.status() == 200 && hasKey
                    ? List.of()
                    : List.of(Finding.fault("sign-in-keys-missing", address, answer.status()));
        } catch (IOException unreachable) {
            return List.of(Finding.fault("sign-in-keys-unreachable", address, WebProbe.reason(unreachable)));
        }
    }

    private static JsonNode json(WebProbe.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException other) {
            return JSON.createObjectNode();
        }
    }
}
