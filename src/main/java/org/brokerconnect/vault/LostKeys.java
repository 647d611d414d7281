package org.brokerconnect.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The setting {@code vault.lost-keys}: keys that the administrator declares as lost, so that the application starts
 * without them. What they sealed stays unreadable until it is entered again.
 */
@ApplicationScoped
class LostKeys {

    private static final long MAX_ID = 0xFFFF_FFFFL;

    private Set<Long> ids;

    protected LostKeys() {}

    /** @throws InvalidSettingException if a part is not the id of a key */
    @Inject
    LostKeys(@ConfigProperty(name = "vault.lost-keys") Optional<String[]> lost) {
        ids = Arrays.stream(lost.orElse(new String[0])).map(LostKeys::id).collect(Collectors.toUnmodifiableSet());
    }

    private static long id(String text) {
        try {
            long id = Long.parseLong(text.strip());
            if (id > 0 && id <= MAX_ID) {
                return id;
            }
        } catch (NumberFormatException invalid) {
            // reported below
        }
        throw new InvalidSettingException("vault.lost-keys", "must be ids of keys, separated by commas");
    }

    /** Whether the key with this id is declared as lost. */
    boolean contains(long keyId) {
        return ids.contains(keyId);
    }
}
