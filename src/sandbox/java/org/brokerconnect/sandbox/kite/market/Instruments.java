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

/** Everything that can be traded here, read from a file in which the names of futures stand for next month's. Safe for use by many threads. */
public final class Instruments {
    private static final DateTimeFormatter SERIES = DateTimeFormatter.ofPattern("yyMMM", Locale.ENGLISH);
    /** Higher than any in the file. */
    private static final long FIRST_MADE_UP = 900_001;

    private static final int SEGMENT_NSE = 1;

    private final String series;
    private final Listing ofFile;
    private volatile Listing listing;

    public Instruments(LocalDate today) {
        LocalDate expiry = expiryAfter(today);
        series = SERIES.format(expiry).toUpperCase(Locale.ROOT);
        ofFile = Listing.of(read(expiry));
        listing = ofFile;
    }

    /** What is listed at one time; where two have the same name, the first is found. */
    private record Listing(List<Instrument> all, Map<Long, Instrument> byToken, Map<String, Instrument> byKey) {
        static Listing of(List<Instrument> all) {
            return new Listing(all, indexed(all, Instrument::token), indexed(all, Instrument::key));
        }

        private static <K> Map<K, Instrument> indexed(List<Instrument> all, Function<Instrument, K> key) {
            return all.stream()
                    .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        }
    }

    /** Lists so many made-up shares beside those of the file, until {@link #reset()}: {@code NSE:MADEUP1} and on. */
    public synchronized List<Instrument> listMadeUp(int count) {
        List<Instrument> shares =
                IntStream.rangeClosed(1, count).mapToObj(Instruments::madeUp).toList();
        listing =
                Listing.of(Stream.concat(ofFile.all().stream(), shares.stream()).toList());
        return shares;
    }

    private static Instrument madeUp(int number) {
        long exchangeToken = FIRST_MADE_UP + number;
        String symbol = "MADEUP" + number;
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

    /** Only those of the file again. */
    public synchronized void reset() {
        listing = ofFile;
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
