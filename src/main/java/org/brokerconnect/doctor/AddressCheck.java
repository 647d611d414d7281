package org.brokerconnect.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The public addresses: encrypted, reachable, and the ones that clients use. */
final class AddressCheck implements Check {

    private static final String PUBLIC_URL = "app.public-url";
    private static final String FRONT_END_URL = "app.front-end-url";

    @Override
    public String name() {
        return "addresses";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        for (String setting : List.of(PUBLIC_URL, FRONT_END_URL)) {
            set.url(setting)
                    .filter(Examination::isReadable)
                    .ifPresent(url -> findings.add(Finding.fault("address-not-https", setting, url)));
        }
        Optional.ofNullable(set.client().address())
                .filter(address -> !isPublic(set, address))
                .ifPresent(address -> findings.add(Finding.warning(
                        "address-not-public-url", address, set.url(PUBLIC_URL).orElse(null))));
        if (set.isPool()) {
            set.url(PUBLIC_URL).flatMap(url -> reach(set, url)).ifPresent(findings::add);
        }
        return findings;
    }

    private static boolean isPublic(Examination set, URI address) {
        return set.url(PUBLIC_URL).filter(url -> isSameOrigin(url, address)).isPresent()
                || set.url(FRONT_END_URL)
                        .filter(url -> isSameOrigin(url, address))
                        .isPresent();
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(String.valueOf(other.getHost()))
                && port(one) == port(other);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** Whether the public URL leads to an application with the same settings for the front end. */
    private static Optional<Finding> reach(Examination set, URI url) {
        try {
            WebProbe.Answer answer = set.web().get(url.resolve("/settings.json"));
            boolean isThis = answer.status() == 200
                    && answer.body().contains("\"clientId\"")
                    && answer.body().contains(set.value("sign-in.client-id").orElse(""));
            return isThis
                    ? Optional.empty()
                    : Optional.of(Finding.warning("public-url-elsewhere", url, answer.status()));
        } catch (IOException unreachable) {
            return Optional.of(Finding.warning("public-url-unreachable", url, WebProbe.reason(unreachable)));
        }
    }
}
