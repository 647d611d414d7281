package org.brokerconnect.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of a demonstration: sandbox brokers, a sign-in or a password of the local run, and a public URL without
 * TLS. A server refuses them unless {@code app.allow-demo-settings} is true, so that no real account is connected to
 * it.
 */
public final class DemoSettings {

    private static final String ALLOW = "app.allow-demo-settings";
    private static final String OTHERWISE = "; for a demonstration, set " + ALLOW + "=true";

    private static final List<String> OWN_URLS = List.of("app.public-url", "app.front-end-url");
    private static final List<String> SIGN_IN_URLS =
            List.of("mp.jwt.verify.issuer", "mp.jwt.verify.publickey.location", "sign-in.authority");
    private static final String METRICS_PASSWORD = "metrics.password";

    private DemoSettings() {}

    /** Whether this server may have them. */
    public static boolean areAllowed(Config settings) {
        return settings.getOptionalValue(ALLOW, Boolean.class).orElse(false);
    }

    /** @throws InvalidSettingException for the first of them, unless they are allowed */
    public static void refuse(Config settings) {
        if (areAllowed(settings)) {
            return;
        }
        for (String name : OWN_URLS) {
            url(settings, name)
                    .filter(url -> "http".equalsIgnoreCase(url.getScheme()) && !Loopback.isHostOf(url))
                    .ifPresent(url -> refuse(name, "is not encrypted: use https"));
        }
        for (String name : SIGN_IN_URLS) {
            url(settings, name)
                    .filter(Loopback::isHostOf)
                    .ifPresent(url ->
                            refuse(name, "is on this machine, as that of the demo sign-in: use your OpenID provider"));
        }
        new TreeMap<>(ReleasedSettings.of(settings))
                .forEach((name, released) -> refuseSandbox(settings, name, released));
        settings.getOptionalValue(METRICS_PASSWORD, String.class)
                .filter("demo"::equalsIgnoreCase)
                .ifPresent(known -> refuse(METRICS_PASSWORD, "is that of the local run: use a long random text"));
    }

    /** A broker is a group of settings with an address of its API. */
    private static void refuseSandbox(Config settings, String name, String released) {
        String group = name.substring(0, name.indexOf('.') + 1);
        if (!ReleasedSettings.of(settings).containsKey(group + "rest-url")) {
            return;
        }
        boolean isOther = name.endsWith("-url")
                ? url(settings, name)
                        .filter(url -> !isSameServer(url, URI.create(released)))
                        .isPresent()
                : name.endsWith(".route-prefix")
                        && !settings.getOptionalValue(name, String.class)
                                .orElse("")
                                .equals(released);
        if (isOther) {
            refuse(name, "is not that of the broker in production, but of a sandbox or an unknown server: remove it");
        }
    }

    private static boolean isSameServer(URI one, URI other) {
        return other.getScheme().equalsIgnoreCase(one.getScheme())
                && other.getHost().equalsIgnoreCase(one.getHost())
                && other.getPort() == one.getPort();
    }

    /** Empty if it is not set, or no URL: then another check refuses it, or it is the name of a file. */
    private static Optional<URI> url(Config settings, String name) {
        try {
            return settings.getOptionalValue(name, String.class)
                    .map(text -> URI.create(text.strip()))
                    .filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static void refuse(String name, String reason) {
        throw new InvalidSettingException(name, reason + OTHERWISE);
    }

    /**
     * Refuses a key ring unless demo settings are allowed.
     *
     * @param isOfLocalRun whether it has a key that the local run created
     * @throws InvalidSettingException if it is refused
     */
    public static void refuseKeyRing(Config settings, boolean isOfLocalRun) {
        if (isOfLocalRun && !areAllowed(settings)) {
            refuse("vault.key-file", "has a key of the local run: create one with brokerctl key-file create");
        }
    }
}
