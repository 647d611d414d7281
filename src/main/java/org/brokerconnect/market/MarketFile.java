package org.brokerconnect.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Nullable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The format of the market hours file (docs/market-hours.md). Every fact has a source. Lists and maps are never null
 * after {@link #parse}; other values can be, until {@link MarketFileCheck} has found no fault.
 *
 * @param updated when the facts were last compared with their sources
 */
record MarketFile(LocalDate updated, List<Market> markets) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    MarketFile {
        markets = listOf(markets);
    }

    /** @param id as {@code Broker.market} returns it */
    record Market(
            String id,
            String name,
            String zone,
            Set<DayOfWeek> weekend,
            List<SegmentHours> segments,
            List<ExceptionDays> exceptions) {

        Market {
            weekend = weekend == null ? Set.of() : weekend;
            segments = listOf(segments);
            exceptions = listOf(exceptions);
        }
    }

    /** @param covered the dates about which the file says something; all others are UNKNOWN */
    record SegmentHours(MarketSegment segment, DateRange covered, List<Hours> hours) {

        SegmentHours {
            hours = listOf(hours);
        }
    }

    /** Both included. */
    record DateRange(LocalDate from, LocalDate to) {

        boolean contains(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /** The regular hours from this date until the next entry. */
    record Hours(LocalDate from, List<String> source, List<Session> sessions) {

        Hours {
            source = listOf(source);
            sessions = listOf(sessions);
        }
    }

    /** @param to excluded, on the same day */
    record Session(MarketPhase phase, @Nullable AuctionStep step, LocalTime from, LocalTime to) {}

    /**
     * Days that differ from the regular week.
     *
     * @param days the name of each date
     * @param sessions of SPECIAL days
     */
    record ExceptionDays(
            Set<MarketSegment> segments,
            DayState state,
            List<Session> sessions,
            Map<LocalDate, String> days,
            List<String> source) {

        ExceptionDays {
            segments = segments == null ? Set.of() : segments;
            sessions = listOf(sessions);
            days = days == null ? Map.of() : days;
            source = listOf(source);
        }
    }

    /** @throws InvalidMarketFileException if this is not JSON of this format, or breaks a rule of it */
    static MarketFile parse(String json) {
        MarketFile file;
        try {
            file = JSON.readValue(json, MarketFile.class);
        } catch (JsonProcessingException unreadable) {
            throw InvalidMarketFileException.unreadable(unreadable);
        }
        List<String> faults = file == null ? List.of("the file is empty") : new MarketFileCheck().faults(file);
        if (!faults.isEmpty()) {
            throw new InvalidMarketFileException(faults);
        }
        return file;
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
