package org.brokerconnect.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of brokers: those of the release in production, and encrypted. */
final class BrokerAddressCheck implements Check {

    private static final String REST_URL = ".rest-url";

    @Override
    public String name() {
        return "broker-addresses";
    }

    /** The group of settings of each broker: the first part of their names. A broker has a {@code rest-url}. */
    static Stream<String> groups(Examination set) {
        return set.defaults().keySet().stream()
                .filter(name -> name.endsWith(REST_URL))
                .map(name -> name.substring(0, name.length() - REST_URL.length()))
                .sorted();
    }

    /** The settings with addresses of each broker. */
    static Stream<String> settings(Examination set) {
        return groups(set).flatMap(group -> set.defaults().keySet().stream()
                .filter(name -> name.startsWith(group + '.') && name.endsWith("-url"))
                .sorted());
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        settings(set).forEach(setting -> set.url(setting).ifPresent(url -> {
            String released = set.defaults().get(setting);
            if (Examination.isReadable(url)) {
                findings.add(Finding.fault("broker-address-not-encrypted", setting, url));
            } else if (!set.isLocal() && !isHostOf(released, url)) {
                findings.add(Finding.fault("broker-address-not-production", setting, url, released));
            }
        }));
        return findings;
    }

    private static boolean isHostOf(String released, URI url) {
        URI expected = URI.create(released);
        return expected.getHost().equalsIgnoreCase(url.getHost()) && expected.getPort() == url.getPort();
    }
}
