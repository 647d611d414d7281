package org.brokerconnect.sandbox.kite.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that can be traded here, read from a file in which the names of futures stand for next month's. */
public final class Instruments {
    private static final DateTimeFormatter SERIES = DateTimeFormatter.ofPattern("yyMMM", Locale.ENGLISH);
    private final List<Instrument> all;
    private final Map<Long, Instrument> byToken;
    private final Map<String, Instrument> byKey;

    private final String series;

    public Instruments(LocalDate today) {
        LocalDate expiry = expiryAfter(today);
        series = SERIES.format(expiry).toUpperCase(Locale.ROOT);
        all = read(expiry);
        byToken = indexed(Instrument::token);
        byKey = indexed(Instrument::key);
    }

    private <K> Map<K, Instrument> indexed(Function<Instrument, K> key) {
        return all.stream()
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    public List<Instrument> all() {
        return all;
    }

    public Optional<Instrument> byToken(long token) {
        return Optional.ofNullable(byToken.get(token));
    }

    public Optional<Instrument> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** For data files, which name only what exists, futures without their month. */
    public Instrument require(String key) {
        return byKey(key.replace("{series}", series))
                .orElseThrow(() -> new IllegalStateException("no instrument " + key));
    }

    /** The last Tuesday of next month. */
    private static LocalDate expiryAfter(LocalDate today) {
        return today.plusMonths(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.TUESDAY));
    }

    private List<Instrument> read(LocalDate expiry) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Instruments.class.getResourceAsStream("instruments.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> parse(line, expiry)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instrument parse(String line, LocalDate expiry) {
        String[] cells = line.replace("{series}", series)
                .replace("{expiry}", expiry.toString())
                .split(",", -1);
        return new Instrument(
                Long.parseLong(cells[0]),
                Long.parseLong(cells[1]),
                cells[2],
                cells[3],
                Double.parseDouble(cells[4]),
                cells[5],
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]),
                Integer.parseInt(cells[8]),
                cells[9],
                cells[10],
                cells[11]);
    }
}
