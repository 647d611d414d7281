package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KitePortfolioTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_kind_of_quantity_of_a_holding_is_separate() {
        Holding holding = holding("""
                {"tradingsymbol":"INFY","exchange":"NSE","instrument_token":408065,"isin":"INE009A01021",
                 "product":"CNC",
                 "price":0,"quantity":12,"used_quantity":2,"t1_quantity":5,"realised_quantity":12,
                 "authorised_quantity":0,
                 "authorised_date":"2026-11-22 00:00:00","authorisation":{},"opening_quantity":14,"short_quantity":0,
                 "collateral_quantity":3,"collateral_type":"WC","discrepancy":false,"average_price":1378.4258333333335,
                 "last_price":1573.7,"close_price":1568.05,"pnl":3320.2,"day_change":5.650000000000091,
                 "day_change_percentage":0.36,"mtf":{"quantity":1000,"used_quantity":7,"average_price":100,
                 "value":100000,"initial_margin":25000.5}}""");

        assertThat(holding.listing()).isEqualTo(new Listing("NSE", "INFY")).hasToString("NSE:INFY");
        assertThat(holding.isin()).isEqualTo("INE009A01021");
        assertThat(holding.streamKey()).isEqualTo("408065");
        assertThat(holding.settled()).isEqualTo("12");
        assertThat(holding.unsettled()).isEqualTo("5");
        assertThat(holding.pledged()).isEqualTo("3");
        assertThat(holding.soldToday()).isEqualTo("2");
        assertThat(holding.averagePrice()).isEqualTo("1378.4258333333335");
        assertThat(holding.lastPrice()).isEqualTo("1573.7");
        assertThat(holding.closePrice()).isEqualTo("1568.05");
        assertThat(holding.currency()).hasToString("INR");
        assertThat(holding.costUncertain()).isFalse();
        assertThat(holding.marginFunded())
                .contains(new Holding.MarginFunded(number("1000"), number("7"), number("100"), number("25000.5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tradingsymbol", "exchange", "product", "isin", "instrument_token"})
    void a_row_with_a_text_that_is_too_long_to_identify_anything_is_unreadable(String field) throws IOException {
        ObjectNode broken = (ObjectNode) JSON.readTree("""
                {"tradingsymbol":"GIFT","exchange":"BSE","quantity":10,"average_price":40,"last_price":50}""");
        ArrayNode rows = JSON.createArrayNode().add(broken.deepCopy());
        rows.add(broken.put(field, "X".repeat(500_000)));

        Rows<Holding> read = KitePortfolio.holdings(rows, false);

        assertThat(read.readable()).hasSize(1);
        assertThat(read.unreadable()).singleElement().satisfies(name -> assertThat(name)
                .hasSizeLessThan(100));
    }

    @Test
    void names_that_are_only_shown_are_cut_and_long_names_of_amounts_are_left_out() throws IOException {
        String name = "\ud83d\ude00".repeat(500_000);
        ObjectNode fund = JSON.createObjectNode()
                .put("tradingsymbol", "INF1")
                .put("fund", name)
                .put("quantity", 1);
        ObjectNode margins = (ObjectNode) JSON.readTree("{\"equity\":{\"net\":1,\"available\":{\"cash\":2}}}");
        ((ObjectNode) margins.at("/equity/available")).put(name, 3);
        margins.set(name, margins.get("equity").deepCopy());

        FundHolding read = KitePortfolio.fundHoldings(JSON.createArrayNode().add(fund))
                .readable()
                .get(0);
        Funds funds = KitePortfolio.funds(margins);

        assertThat(read.name()).isEqualTo("\ud83d\ude00".repeat(120));
        assertThat(funds.segments()).singleElement().satisfies(segment -> assertThat(segment.available())
                .containsOnlyKeys("cash"));
        assertThat(funds.unreadable()).containsExactly("segment");
    }

    @Test
    void a_holding_of_unknown_cost_is_marked_and_has_no_average_price() {
        Holding holding = holding("""
                {"tradingsymbol":"GIFT","exchange":"BSE","quantity":10,"average_price":0,"last_price":50,
                 "discrepancy":true}""");

        assertThat(holding.costUncertain()).isTrue();
        assertThat(holding.averagePrice()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"\"",
                "{\"quantity\":0,\"used_quantity\":0,\"average_price\":0,\"value\":0,\"initial_margin\":0}",
                "{\"quantity\":null}"
            })
    void an_empty_margin_funding_is_absent(String mtf) {
        assertThat(holding("{\"tradingsymbol\":\"A\",\"quantity\":1,\"mtf\":" + mtf + "}")
                        .marginFunded())
                .isEmpty();
    }

    @Test
    void nulls_empty_strings_and_unknown_fields_are_accepted() {
        Holding holding = holding("""
                {"tradingsymbol":"A","exchange":null,"instrument_token":null,"isin":"","quantity":"0",
                "t1_quantity":null,
                 "collateral_quantity":-0,"collateral_type":null,"discrepancy":null,"average_price":-0.0,
                 "last_price":null,
                 "something_new":{"a":[1,{"b":null}]}}""");

        assertThat(holding.listing()).hasToString("A");
        assertThat(holding.settled()).isZero();
        assertThat(holding.pledged()).isZero();
        assertThat(holding.averagePrice()).isNull();
        assertThat(holding.lastPrice()).isNull();
        assertThat(holding.costUncertain()).isFalse();
        assertThat(holding.marginFunded()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null"})
    void an_empty_account_has_no_holdings(String data) {
        assertThat(KitePortfolio.holdings(Wire.data(data), false).isEmpty()).isTrue();
        assertThat(KitePortfolio.fundHoldings(Wire.data(data)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "\"x\"",
                "[null]",
                "[[]]",
                "[{}]",
                "[{\"tradingsymbol\":\"\"}]",
                "[{\"tradingsymbol\":\"A\",\"quantity\":\"many\"}]",
                "[{\"tradingsymbol\":\"A\",\"quantity\":1e999999999}]",
                "[{\"tradingsymbol\":\"A\"}]",
                "[{\"tradingsymbol\":\"A\",\"quantity\":null}]",
                "[{\"tradingsymbol\":\"A\"},{\"quantity\":1}]"
            })
    void an_answer_without_a_readable_row_is_garbled(String data) {
        assertGarbled(() -> KitePortfolio.holdings(Wire.data(data), false));
        assertGarbled(() -> KitePortfolio.fundHoldings(Wire.data(data)));
    }

    @Test
    void net_and_day_positions_are_two_lists() {
        Positions positions = KitePortfolio.positions(Wire.data("""
                {"net":[
                  {"tradingsymbol":"GOLDM26DECFUT","exchange":"MCX","instrument_token":53496327,
                   "product":"NRML","quantity":-1,
                   "overnight_quantity":-1,"multiplier":10,"average_price":72000.5,"close_price":72100,
                   "last_price":71900,
                   "value":720005,"pnl":1005,"m2m":2000,"unrealised":1005,"realised":0,"buy_quantity":0,"buy_price":0,
                   "buy_value":0,"buy_m2m":0,"sell_quantity":1,"sell_price":72000.5,"sell_value":720005,
                   "sell_m2m":721000,
                   "day_buy_quantity":0,"day_buy_price":0,"day_buy_value":0,"day_sell_quantity":0,"day_sell_price":0,
                   "day_sell_value":0},
                  {"tradingsymbol":"SBIN","exchange":"NSE","product":"MIS","quantity":0,"multiplier":1,
                   "average_price":0,
                   "close_price":0,"last_price":310.7,"pnl":6.4,"buy_quantity":3,"buy_price":308.2,"buy_value":924.6,
                   "sell_quantity":3,"sell_price":310.333,"sell_value":931,"day_buy_quantity":3,"day_buy_value":924.6}],
                 "day":[]}"""));

        assertThat(positions.day()).isEmpty();
        assertThat(positions.net()).hasSize(2);
        Position shorted = positions.net().get(0);
        assertThat(shorted.quantity()).isEqualTo("-1");
        assertThat(shorted.carried()).isEqualTo("-1");
        assertThat(shorted.multiplier()).isEqualTo("10");
        assertThat(shorted.sold()).isEqualTo(new Position.Traded(number("1"), number("72000.5"), number("720005")));
        assertThat(shorted.soldToday()).isEqualTo(new Position.Traded(number("0"), number("0"), number("0")));
        assertThat(shorted.profit()).isEqualTo("1005");
        assertThat(shorted.markedToMarket()).isEqualTo("2000");
        Position closedPosition = positions.net().get(1);
        assertThat(closedPosition.quantity()).isZero();
        assertThat(closedPosition.profit()).isEqualTo("6.4");
        assertThat(closedPosition.boughtToday().value()).isEqualTo("924.6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"net\":null,\"day\":null}", "{\"net\":[],\"day\":[]}"})
    void an_empty_answer_has_no_positions(String data) {
        assertThat(KitePortfolio.positions(Wire.data(data))).isEqualTo(new Positions(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "NSE, 1, 1",
                "MCX, 1.0, 1.0",
                "MCX, 1000, 1000",
                "NSE, 0, 1",
                "NFO, null, 1",
                "BSE, \"\", 1",
                "MCX, 0, -",
                "CDS, null, -"
            })
    void a_missing_multiplier_is_one_where_units_are_counted_and_unknown_elsewhere(
            String exchange, String wire, BigDecimal multiplier) {
        Position position = position("{\"tradingsymbol\":\"A\",\"exchange\":\"" + exchange
                + "\",\"quantity\":1,\"multiplier\":" + wire + "}");

        assertThat(position.multiplier()).isEqualTo(multiplier);
    }

    @Test
    void a_profit_that_kite_does_not_give_is_computed_from_what_it_gives() {
        Position position = position("""
                {"tradingsymbol":"INFY","exchange":"NSE","product":"NRML","quantity":10,"overnight_quantity":4,
                 "multiplier":1,"buy_value":10000,"sell_value":0,"last_price":1100,"close_price":1050,
                 "day_buy_value":6000,"day_sell_value":0,"pnl":null}""");

        assertThat(position.profit()).isEqualByComparingTo("1000");
        assertThat(position.markedToMarket()).isEqualByComparingTo("800");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tradingsymbol\":\"A\",\"exchange\":\"NSE\",\"quantity\":10,\"buy_value\":10000"
                        + ",\"sell_value\":0,\"last_price\":0}",
                "{\"tradingsymbol\":\"A\",\"exchange\":\"NSE\",\"quantity\":10,\"sell_value\":0,\"last_price\":1100}",
                "{\"tradingsymbol\":\"A\",\"exchange\":\"MCX\",\"quantity\":10,\"buy_value\":10000"
                        + ",\"sell_value\":0,\"last_price\":1100}"
            })
    void a_profit_that_cannot_be_computed_is_unknown(String row) {
        assertThat(position(row).profit()).isNull();
        assertThat(position(row).markedToMarket()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "0.0", "-5", "\"\"", "\"NaN\"", "true", "{}", "1.7976931348623157e308"})
    void a_price_that_is_no_price_is_unknown(String wire) {
        Holding holding = holding("{\"tradingsymbol\":\"A\",\"quantity\":5,\"average_price\":" + wire
                + ",\"last_price\":" + wire + ",\"close_price\":" + wire + "}");
        FundHolding fund = fund(
                "{\"tradingsymbol\":\"F\",\"quantity\":5,\"average_price\":" + wire + ",\"last_price\":" + wire + "}");

        assertThat(holding.averagePrice()).isNull();
        assertThat(holding.lastPrice()).isNull();
        assertThat(holding.closePrice()).isNull();
        assertThat(fund.averagePrice()).isNull();
        assertThat(fund.lastPrice()).isNull();
    }

    @Test
    void unreadable_rows_are_named_and_the_others_are_read() {
        Rows<Holding> rows = KitePortfolio.holdings(
                Wire.data("[{\"tradingsymbol\":\"A\",\"quantity\":1},{\"quantity\":2},7,"
                        + "{\"tradingsymbol\":\"M&M\",\"quantity\":\"many\"},"
                        + "{\"tradingsymbol\":\"<b>\",\"quantity\":null}]"),
                false);

        assertThat(rows.readable()).hasSize(1);
        assertThat(rows.unreadable()).containsExactly("row 2", "row 3", "M&M", "row 5");
    }

    @Test
    void pledged_shares_are_owned_besides_the_quantity_unless_the_setting_says_that_it_contains_them() {
        String row = "[{\"tradingsymbol\":\"A\",\"quantity\":10,\"t1_quantity\":5,\"collateral_quantity\":4}]";

        Holding apart = KitePortfolio.holdings(Wire.data(row), false).readable().get(0);
        Holding contained =
                KitePortfolio.holdings(Wire.data(row), true).readable().get(0);

        assertThat(apart.owned()).isEqualByComparingTo("19");
        assertThat(contained.owned()).isEqualByComparingTo("15");
        assertThat(contained.pledged()).isEqualByComparingTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"day\":[]}", "{\"net\":{}}", "{\"net\":[{}]}", "{\"day\":[null]}"})
    void positions_of_another_shape_are_garbled(String data) {
        assertGarbled(() -> KitePortfolio.positions(Wire.data(data)));
    }

    @Test
    void funds_are_read_by_segment() {
        Funds funds = KitePortfolio.funds(Wire.data("""
                {"equity":{"enabled":true,"net":99725.05000000002,"available":{"adhoc_margin":0,"cash":245431.6,
                 "opening_balance":245431.6,"live_balance":99725.05000000002,"collateral":0,"intraday_payin":0},
                 "utilised":{"debits":145706.55,"exposure":38981.25,"m2m_realised":761.7,"m2m_unrealised":0,
                 "option_premium":0,"payout":-0,"span":101989,"holding_sales":0,"turnover":0}},
                 "commodity":{"enabled":false,"net":null,"available":null,"utilised":null,"note":"new"},
                 "version":3}"""));

        assertThat(funds.currency()).hasToString("INR");
        assertThat(funds.segments()).hasSize(2);
        Funds.Segment equity = funds.segments().get(0);
        assertThat(equity.name()).isEqualTo("equity");
        assertThat(equity.enabled()).isTrue();
        assertThat(equity.spendable()).isEqualTo("99725.05000000002");
        assertThat(equity.used()).isEqualTo("145706.55");
        assertThat(equity.cash()).isEqualTo("245431.6");
        assertThat(equity.available()).containsEntry("cash", number("245431.6")).containsKey("collateral");
        assertThat(equity.usedFor()).containsEntry("span", number("101989")).containsEntry("payout", number("0"));
        Funds.Segment commodity = funds.segments().get(1);
        assertThat(commodity.enabled()).isFalse();
        assertThat(commodity.spendable()).isNull();
        assertThat(commodity.used()).isNull();
        assertThat(commodity.cash()).isNull();
        assertThat(commodity.available()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "true", "{}", "{\"equity\":null}", "{\"equity\":{\"available\":7}}"})
    void funds_of_another_shape_are_garbled(String data) {
        assertGarbled(() -> KitePortfolio.funds(Wire.data(data)));
    }

    @Test
    void units_of_a_fund_are_fractional() {
        FundHolding fund = fund("""
                {"folio":"3108290884","fund":"DSP MIDCAP FUND - DIRECT PLAN","tradingsymbol":"INF740K01PX1",
                 "average_price":78.43,"last_price":84.853,"last_price_date":"2026-11-20","pledged_quantity":10.5,
                 "pnl":0,"quantity":382.488,"xirr":0}""");

        assertThat(fund)
                .isEqualTo(new FundHolding(
                        "INF740K01PX1",
                        "DSP MIDCAP FUND - DIRECT PLAN",
                        "3108290884",
                        number("382.488"),
                        number("10.5"),
                        number("78.43"),
                        number("84.853"),
                        Optional.of(LocalDate.of(2026, 11, 20)),
                        java.util.Currency.getInstance("INR")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"yesterday\"", "\"0000-00-00\"", "\"2026\""})
    void the_date_of_a_price_can_be_unknown(String day) {
        FundHolding fund = fund(
                "{\"tradingsymbol\":\"INF740K01PX1\",\"quantity\":1,\"folio\":null,\"last_price_date\":" + day + "}");

        assertThat(fund.priceDate()).isEmpty();
        assertThat(fund.folio()).isEmpty();
    }

    @Test
    void an_amount_that_is_no_number_and_a_flag_that_is_missing_are_unknown() {
        Funds funds =
                KitePortfolio.funds(Wire.data("{\"equity\":{\"net\":\"much\",\"available\":{\"cash\":\"245431.6\","
                        + "\"collateral\":null},\"utilised\":{}},\"commodity\":null}"));

        Funds.Segment equity = funds.segments().get(0);
        assertThat(equity.enabled()).isNull();
        assertThat(equity.spendable()).isNull();
        assertThat(equity.used()).isNull();
        assertThat(equity.available()).containsOnly(Map.entry("cash", number("245431.6")));
        assertThat(funds.unreadable()).containsExactly("commodity");
    }

    private static Position position(String json) {
        return KitePortfolio.positions(Wire.data("{\"net\":[" + json + "],\"day\":[]}"))
                .net()
                .get(0);
    }

    private static Holding holding(String json) {
        return KitePortfolio.holdings(Wire.data("[" + json + "]"), false)
                .readable()
                .get(0);
    }

    private static FundHolding fund(String json) {
        return KitePortfolio.fundHoldings(Wire.data("[" + json + "]"))
                .readable()
                .get(0);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static void assertGarbled(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(BrokerUnavailableException.class, garbled -> assertThat(garbled.code())
                        .isEqualTo("broker-answer-garbled"));
    }
}
