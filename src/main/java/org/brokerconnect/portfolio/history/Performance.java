package org.brokerconnect.portfolio.history;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What the holdings gained between two days, apart from purchases and sales: {@code startValue} plus {@code cashFlow}
 * plus {@code gain} is {@code endValue}. Covers the newest run of points between which cash flow and gain can be told
 * apart; the run never crosses a time of which that is unknown.
 *
 * <p>The return is time-weighted: the product of (1 + gain / base) over all sub-periods, less 1, so that the size and
 * the time of purchases and sales do not change it (CFA Institute, GIPS Guidance Statement on Calculation Methodology).
 * It is the return of the whole time and is never annualized. Dividends, fees and taxes are not included. A
 * money-weighted return (XIRR) is not computed: it needs the dates of purchases, which brokers do not report.
 *
 * @param from the day of the first value, in the broker's calendar
 * @param to the day of the last value
 * @param cashFlow positive if more was bought than sold
 * @param gain negative for a loss
 * @param returnPercent with four decimals, rounded half up
 */
public record Performance(
        LocalDate from,
        LocalDate to,
        BigDecimal startValue,
        BigDecimal endValue,
        BigDecimal cashFlow,
        BigDecimal gain,
        BigDecimal returnPercent) {

    private static final int PERCENT_DECIMALS = 4;

    /** @param run neighbouring sub-periods, oldest first; not empty */
    static Performance of(List<PointChange> run) {
        HistoryReader.Point first = run.get(0).earlier();
        HistoryReader.Point last = run.get(run.size() - 1).later();
        List<SubPeriod> periods = run.stream().map(PointChange::split).toList();
        return new Performance(
                first.day(),
                last.day(),
                first.value().valuation().value(),
                last.value().valuation().value(),
                periods.stream().map(SubPeriod::cashFlow).reduce(BigDecimal.ZERO, BigDecimal::add),
                periods.stream().map(SubPeriod::gain).reduce(BigDecimal.ZERO, BigDecimal::add),
                timeWeightedPercent(periods));
    }

    private static BigDecimal timeWeightedPercent(List<SubPeriod> periods) {
        return periods.stream()
                .map(period -> BigDecimal.ONE.add(period.gain().divide(period.base(), MathContext.DECIMAL128)))
                .reduce(BigDecimal.ONE, (product, factor) -> product.multiply(factor, MathContext.DECIMAL128))
                .subtract(BigDecimal.ONE)
                .movePointRight(2)
                .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
