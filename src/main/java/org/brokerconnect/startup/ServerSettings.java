package org.brokerconnect.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.brokerconnect.config.DemoSettings;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingsValidation;
import org.brokerconnect.database.ConfiguredDataSource;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.KeySource;
import org.eclipse.microprofile.config.Config;

/** All checks of the settings of a server. */
public final class ServerSettings {

    private static final String PUBLIC_KEYS = "mp.jwt.verify.publickey.location";

    private ServerSettings() {}

    /**
     * What is wrong, one sentence for each setting, without values of secrets; empty if a server would start with these
     * settings. Reads the key files.
     */
    public static List<String> faults(Config config) {
        return faults(config, List.of(ServerSettings::checkKeys));
    }

    /** As {@link #faults(Config)}, without reading the key files. */
    public static List<String> faultsWithoutKeyFiles(Config config) {
        return faults(config, List.of());
    }

    private static List<String> faults(Config config, List<Consumer<Config>> more) {
        List<Consumer<Config>> others =
                new ArrayList<>(List.of(ConfiguredDataSource::requireValid, ServerSettings::requirePublicKeys));
        others.add(DemoSettings::refuse);
        others.addAll(more);
        return SettingsValidation.faults(config, others);
    }

    private static void checkKeys(Config settings) {
        String ring = KeySource.of(settings).read();
        DemoSettings.refuseKeyRing(settings, KeyFile.isOfLocalRun(ring));
    }

    /** The server itself reads this setting; without it, it refuses every access token. */
    private static void requirePublicKeys(Config settings) {
        if (settings.getOptionalValue(PUBLIC_KEYS, String.class).isEmpty()
                && settings.getOptionalValue("mp.jwt.verify.publickey", String.class)
                        .isEmpty()) {
            throw new InvalidSettingException(
                    PUBLIC_KEYS, "is missing: set it to the address of the public keys of the OpenID provider");
        }
    }
}
