package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.margin.Flaw;
import io.assay.core.policy.margin.Leg;
import io.assay.core.policy.margin.LinearLeg;
import io.assay.core.policy.margin.OptionLeg;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioFileTest {
    private static final String BOOK = """
            {"as_of": "2025-10-10T08:00:00Z", "cash": 5,
             "underlyings": [{"name": "BTC", "spot": 100, "expiries": [{"expiry": "2025-10-20", "forward": 101, "rate": 0.05}]}],
             "positions": [
              {"kind": "perpetual", "underlying": "BTC", "quantity": 2, "mark": 100.5, "entry": 99},
              {"kind": "option", "underlying": "BTC", "type": "call", "strike": 110, "expiry": "2025-10-20T08:00:00Z", "vol": 0.5, "quantity": -1},
              {"kind": "perpetual", "underlying": "BTC", "notional_usd": 50, "mark": 100, "entry": 80, "inverse": true},
              {"kind": "future", "underlying": "BTC", "quantity": 1, "days": 10}],
             "collateral": [{"asset": "ETH", "quantity": 3, "price": 10}]}
            """;

    private static List<Leg> legs(String json) {
        return PortfolioFile.parse(json).units().get(0).legs();
    }

    @Test
    void positions_take_what_their_underlying_knows() {
        List<Leg> legs = legs(BOOK);
        var perp = (LinearLeg) legs.get(0);
        assertThat(perp.unrealised()).isEqualTo(3, within(1e-12));
        var option = (OptionLeg) legs.get(1);
        assertThat(option.years()).isEqualTo(10 / 365.0, within(1e-15));
        assertThat(option.forward()).isEqualTo(101);
        assertThat(option.rate()).isEqualTo(0.05);
        var inverse = (LinearLeg) legs.get(2);
        assertThat(inverse.quantity()).isEqualTo(0.5);
        // 50 USD bought at 80 gain 50/80 - 50/100 = 0.125 coins, worth 12.5.
        assertThat(inverse.unrealised()).isEqualTo(12.5, within(1e-12));
        assertThat(((LinearLeg) legs.get(3)).mark()).isEqualTo(101);
        assertThat(PortfolioFile.parse(BOOK).cash()).isEqualTo(5);
        assertThat(PortfolioFile.parse(BOOK).units().get(0).collateral()).hasSize(1);
    }

    @Test
    void what_is_not_known_stays_unknown() {
        assertThat(legs(BOOK.replace("\"vol\": 0.5,", "")).get(1).flaw().orElseThrow().reason())
                .isEqualTo(Flaw.Reason.MISSING_VOL);
        assertThat(legs(BOOK.replace("\"forward\": 101,", "")).get(1).flaw().orElseThrow().reason())
                .isEqualTo(Flaw.Reason.MISSING_PRICE);
        assertThat(legs(BOOK.replace("\"mark\": 100.5,", "")).get(0).flaw().orElseThrow().reason())
                .isEqualTo(Flaw.Reason.MISSING_PRICE);
        assertThat(legs(BOOK.replace("2025-10-20", "2025-10-01")).get(1).flaw().orElseThrow().reason())
                .isEqualTo(Flaw.Reason.EXPIRED);
        var strange = PortfolioFile.parse(BOOK.replace("\"kind\": \"future\"", "\"kind\": \"swaption\""));
        assertThat(strange.unknown()).hasSize(1);
        assertThat(strange.unknown().get(0).detail()).contains("swaption");
        assertThat(PortfolioFile.parse(BOOK.replace("\"future\", \"underlying\": \"BTC\"",
                "\"future\", \"underlying\": \"DOGE\"")).unknown().get(0).detail())
                .isEqualTo("no underlying DOGE in this file");
    }

    /// One clear line that names the key.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity": 2        | "quantity": "two"    | positions[0].quantity: a number wanted, got "two"
            "quantity": 2        | "quantety": 2        | positions[0].quantety: unknown key; did you mean quantity?
            "quantity": 2,       |                      | positions[0].quantity: a number wanted, got nothing
            "quantity": 2        | "quantity": 1e400    | positions[0].quantity: a number wanted
            "spot": 100          | "spot": 0            | underlyings[0].spot: a number above 0 wanted, got 0
            "strike": 110        | "strike": -1         | positions[1].strike: a number above 0 wanted, got -1
            "vol": 0.5           | "vol": -0.5          | positions[1].vol: a number of at least 0 wanted, got -0.5
            "type": "call"       | "type": "cal"        | positions[1].type: call or put wanted, got "cal"
            2025-10-20T08:00:00Z | soon                 | positions[1].expiry: a moment such as
            "as_of"              | "as_off"             | as_off: unknown key; did you mean as_of?
            "cash": 5            | "cash": 5, "cash": 6 | line 1: Duplicate
            "positions": [       | "positions": 7, "x": [ | x: unknown key
            "quantity": 3        | "quantity": -3       | collateral[0].quantity: a number of at least 0 wanted, got -3
            "price": 10          | "price": 10, "mm_haircut": 2 | collateral[0].mm_haircut: a number from 0 to 1 wanted
            """, ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '\'', emptyValue = "")
    void a_bad_file_is_refused_in_one_line_that_names_the_key(String from, String to, String words) {
        String broken = BOOK.replace(from, to == null ? "" : to);
        assertThat(broken).isNotEqualTo(BOOK);
        assertThatThrownBy(() -> PortfolioFile.parse(broken)).isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words).hasLineCount(1));
    }
}
