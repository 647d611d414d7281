package org.brokerconnect.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Settings of a test over the defaults of the application, as a server has them, without those of this process. */
public final class GivenSettings {

    private static final int ENVIRONMENT = 300;

    /** What every server needs, except the key file. */
    public static final Map<String, String> REQUIRED = Map.of(
            "db.url", "jdbc:mariadb://db.example.com/brokerconnect",
            "mp.jwt.verify.issuer", "https://id.example.com/realms/people",
            "mp.jwt.verify.publickey.location", "https://id.example.com/realms/people/keys");

    private GivenSettings() {}

    /** The required settings and these, all in the environment; an empty value removes a setting. */
    public static Config with(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(REQUIRED);
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return of(new PropertiesConfigSource(settings, "given", ENVIRONMENT));
    }

    /** These settings over the defaults. */
    static Config of(org.eclipse.microprofile.config.spi.ConfigSource... sources) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(
                            GivenSettings.class.getResource("/META-INF/microprofile-config.properties"),
                            ReleasedSettings.ORDINAL))
                    .withSources(sources)
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
