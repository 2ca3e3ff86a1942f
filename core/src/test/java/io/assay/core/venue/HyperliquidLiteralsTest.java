package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values no number may have, in every field of every kind of row that is one: no event, and one reject that names
/// the field and shows the value.
class HyperliquidLiteralsTest {
    private static final List<String> LITERALS = List.of("NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "INF",
            "1e400", "+1", "+0.5", "--1", "-+1", "1-", "-", "+", ".", ".5", "5.", "-.5", "1..2", "1.2.3", "1,234.5",
            "1,5", "1 234", "1_000", "1'000", " 1", "1 ", "0x1F", "0b1", "1f", "1d", "1L", "$5", "5%", "1/2", "½", "٣",
            "１２", "−1", "None", "N/A", "undefined", "true", "#REF!", "=1+1", "123456789012345678901",
            "0.1234567890123456789", "1234567890123456789012345678901234567890", "9".repeat(300), "abc", "\"", "'",
            "\\", "\u0007", "1\u0000", "1\u200b", "🚀", "null", "[]");
    private static final List<String> WITH_EXPONENTS = List.of("1e5", "1E-5", "2.5e3");
    private static final List<String> NOT_POSITIVE = List.of("0", "-0", "0.000", "-1", "-0.5");

    /// What a field takes.
    private enum Takes {
        NUMBER, AMOUNT, FLOATING, FLOATING_AMOUNT, TIME
    }

    private static final String STATE = "{'marginSummary':{'accountValue':@1,'totalMarginUsed':@2},'assetPositions':[{"
            + "'position':{'coin':'BTC','szi':@3,'leverage':{'type':'isolated','rawUsd':@4},'positionValue':@5,"
            + "'marginUsed':@6}}],'time':@7}";
    private static final String ORDER = "{'order':{'coin':'BTC','side':'B','limitPx':@1,'sz':@2,'oid':7,'origSz':@3},"
            + "'status':'open','statusTimestamp':@4}";

    private int cases;

    /// @param row with `@1`, `@2`, .. where the values stand
    private void judge(String row, Object... fieldsAndKinds) {
        for (int field = 0; field < fieldsAndKinds.length / 2; field++) {
            var name = (String) fieldsAndKinds[2 * field];
            var takes = (Takes) fieldsAndKinds[2 * field + 1];
            assertThat(Caught.rows(filled(row, fieldsAndKinds, -1, ""), Caught.ME).rejects).as(row).isEmpty();
            LITERALS.forEach(literal -> refused(row, fieldsAndKinds, name, literal));
            if (takes == Takes.NUMBER || takes == Takes.AMOUNT || takes == Takes.TIME) {
                WITH_EXPONENTS.forEach(literal -> refused(row, fieldsAndKinds, name, literal));
            }
            if (takes == Takes.AMOUNT || takes == Takes.FLOATING_AMOUNT || takes == Takes.TIME) {
                NOT_POSITIVE.forEach(literal -> refused(row, fieldsAndKinds, name, literal));
            }
        }
    }

    private void refused(String row, Object[] fieldsAndKinds, String name, String literal) {
        int at = List.of(fieldsAndKinds).indexOf(name) / 2;
        var quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(literal)) + '"';
        var caught = Caught.rows(filled(row, fieldsAndKinds, at, quoted), Caught.ME);
        assertThat(caught.events).as(name + " " + literal).isEmpty();
        assertThat(caught.rejects).as(name + " " + literal).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo(name);
            assertThat(r.value()).isEqualTo(literal.substring(0, Math.min(200, literal.length())));
        });
        cases++;
    }

    private static String filled(String row, Object[] fieldsAndKinds, int bad, String literal) {
        var text = row.replace('\'', '"');
        for (int i = 0; i < fieldsAndKinds.length / 2; i++) {
            var good = fieldsAndKinds[2 * i + 1] == Takes.TIME ? "1700000000123" : "\"1\"";
            text = text.replace("@" + (i + 1), i == bad ? literal : good);
        }
        return text;
    }

    @Test
    void each_is_a_reject_that_names_field_and_value() {
        judge("[{'coin':'BTC','side':'A','px':@1,'sz':@2,'time':@3,'tid':7,'users':['a','b']}]", "px", Takes.AMOUNT,
                "sz",
                Takes.AMOUNT, "time", Takes.TIME);
        judge("[{'coin':'BTC','levels':[[{'px':@1,'sz':@2}],[]],'time':@3}]", "levels[0][0].px", Takes.AMOUNT,
                "levels[0][0].sz", Takes.AMOUNT, "time", Takes.TIME);
        judge("[{'coin':'BTC','bbo':[{'px':@1,'sz':@2},null],'time':@3}]", "bbo[0].px", Takes.AMOUNT, "bbo[0].sz",
                Takes.AMOUNT, "time", Takes.TIME);
        judge("[{'received_ns':'1700000000123000000','data':{'coin':'BTC','ctx':{'markPx':@1,'oraclePx':@2}}}]",
                "ctx.markPx", Takes.AMOUNT, "ctx.oraclePx", Takes.AMOUNT);
        judge("[{'coin':'BTC','fundingRate':@1,'premium':'0','time':@2}]", "fundingRate", Takes.FLOATING, "time",
                Takes.TIME);
        judge("[{'coin':'BTC','usdc':@1,'szi':'1','fundingRate':'1','time':@2}]", "usdc", Takes.NUMBER, "time",
                Takes.TIME);
        judge("[{'time':@1,'hash':'0x','delta':{'type':'deposit','usdc':@2}}]", "time", Takes.TIME, "delta.usdc",
                Takes.NUMBER);
        judge("[{'time':@1,'hash':'0x','delta':{'type':'liquidation','liquidatedNtlPos':@2}}]", "time", Takes.TIME,
                "delta.liquidatedNtlPos", Takes.NUMBER);
        judge("[" + STATE + "]", "marginSummary.accountValue", Takes.NUMBER, "marginSummary.totalMarginUsed",
                Takes.NUMBER, "assetPositions.szi", Takes.NUMBER, "assetPositions.leverage.rawUsd", Takes.NUMBER,
                "assetPositions.positionValue", Takes.NUMBER, "assetPositions.marginUsed", Takes.NUMBER, "time",
                Takes.TIME);
        judge("[{'coin':'HYPE','total':@1,'hold':@2,'time':@3}]", "total", Takes.NUMBER, "hold", Takes.NUMBER, "time",
                Takes.TIME);
        judge("[" + ORDER + "]", "order.limitPx", Takes.NUMBER, "order.sz", Takes.NUMBER, "order.origSz", Takes.NUMBER,
                "statusTimestamp", Takes.TIME);
        judge("[{'ts':@1,'coin':'BTC','user':'a','episode':'1','notional':@2}]", "ts", Takes.TIME, "notional",
                Takes.FLOATING_AMOUNT);
        judge("[{'e':'bookTicker','s':'BTCUSDT','b':@1,'B':'1','a':'2','A':'1','T':@2}]", "b", Takes.NUMBER, "T",
                Takes.TIME);
        judge("[{'e':'trade','s':'BTCUSDT','p':@1,'q':@2,'m':true,'t':1,'T':@3}]", "p", Takes.AMOUNT, "q",
                Takes.AMOUNT, "T", Takes.TIME);
        assertThat(cases).as("60 literals and more in each of 38 fields").isGreaterThan(38 * 60);
    }
}
