package org.brokerconnect.vault;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;

/** Seals values for tests that write rows themselves. */
public final class Sealer {

    private final KeyRing ring;

    /** @param keyset the content of a key file */
    public Sealer(String keyset) {
        ring = new KeyRing(() -> keyset, new SimpleMeterRegistry());
    }

    /** The sealed value for a column, such as {@code broker_config.api_key}, of the row with this id. */
    public String seal(String column, UUID row, String value) {
        return ring.seal(Secret.of(value).boundTo(row), column);
    }

    /** The value that was sealed for this column of this row. */
    public String open(String column, UUID row, String sealed) {
        return ring.open(sealed, column, row).reveal();
    }
}
