package org.brokerconnect.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** A market hours file cannot be used. The message lists every fault and its place. */
public final class InvalidMarketFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidMarketFileException(List<String> faults) {
        super(String.join("; ", faults));
    }

    static InvalidMarketFileException of(String fault) {
        return new InvalidMarketFileException(List.of(fault));
    }

    static InvalidMarketFileException unreadable(JsonProcessingException cause) {
        String line =
                cause.getLocation() == null ? "" : "line " + cause.getLocation().getLineNr() + ": ";
        return of(line + cause.getOriginalMessage());
    }
}
