/**
 * Market hours as data: for each market, segment and date the phases of the day (pre-open, continuous trading, closing
 * auction, post-close, closed), read from a file with validity dates and sources. A day that the file does not cover is
 * UNKNOWN; nothing is guessed. A foundation: uses {@code config}, {@code scheduling}
 * and {@code text}. The end of a broker's sessions
 * is no market hour: it belongs to {@code broker.SessionCalendar}.
 *
 * <p>File by file: {@code MarketHours} (the bean), {@code MarketFile} (the format), {@code MarketFileCheck} (its
 * rules), {@code MarketCalendar} (one market), {@code SegmentCalendar} (the days of one segment),
 * {@code SegmentPhases} (their phases in order), {@code SegmentStatus} (its state at a time).
 */
package org.brokerconnect.market;
