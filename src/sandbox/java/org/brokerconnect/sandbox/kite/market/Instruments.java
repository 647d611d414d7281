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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The listed instruments, read from a resource in which {@code {series}} and {@code {expiry}} stand for the futures of
 * next month. Safe for use by many threads.
 */
public final class Instruments {
    private static final DateTimeFormatter SERIES = DateTimeFormatter.ofPattern("yyMMM", Locale.ENGLISH);
    /** Higher than every exchange token in the file. */
    private static final long SYNTHETIC_TOKEN_BASE = 900_001;

    private static final int SEGMENT_NSE = 1;

    private final String series;
    private final Listing fromFile;
    private volatile Listing listing;

    public Instruments(LocalDate today) {
        LocalDate expiry = expiryAfter(today);
        series = SERIES.format(expiry).toUpperCase(Locale.ROOT);
        fromFile = Listing.of(read(expiry));
        listing = fromFile;
    }

    /** The listed instruments with two indexes. If two have the same key, the first is found. */
    private record Listing(List<Instrument> all, Map<Long, Instrument> byToken, Map<String, Instrument> byKey) {
        static Listing of(List<Instrument> all) {
            return new Listing(all, indexed(all, Instrument::token), indexed(all, Instrument::key));
        }

        private static <K> Map<K, Instrument> indexed(List<Instrument> all, Function<Instrument, K> key) {
            return all.stream()
                    .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        }
    }

    /**
     * Adds synthetic shares {@code NSE:SYNTH1} to {@code NSE:SYNTH<count>} until {@link #reset()}; replaces those added
     * before.
     */
    public synchronized List<Instrument> addSynthetic(int count) {
        List<Instrument> shares =
                IntStream.rangeClosed(1, count).mapToObj(Instruments::synthetic).toList();
        listing = Listing.of(
                Stream.concat(fromFile.all().stream(), shares.stream()).toList());
        return shares;
    }

    private static Instrument synthetic(int number) {
        long exchangeToken = SYNTHETIC_TOKEN_BASE + number;
        String symbol = "SYNTH" + number;
        return new Instrument(
                exchangeToken * 256 + SEGMENT_NSE,
                exchangeToken,
                symbol,
                symbol,
                100 + number,
                "",
                0,
                0.05,
                1,
                "EQ",
                "NSE",
                "NSE");
    }

    /** Removes the synthetic shares. */
    public synchronized void reset() {
        listing = fromFile;
    }

    public List<Instrument> all() {
        return listing.all();
    }

    public Optional<Instrument> byToken(long token) {
        return Optional.ofNullable(listing.byToken().get(token));
    }

    public Optional<Instrument> byKey(String key) {
        return Optional.ofNullable(listing.byKey().get(key));
    }

    /**
     * The instrument of a key in a data file, in which futures have {@code {series}} in place of their month.
     *
     * @throws IllegalStateException if there is none
     */
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
