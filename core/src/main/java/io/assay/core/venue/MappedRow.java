package io.assay.core.venue;

import io.assay.core.event.Decimals;
import java.math.BigDecimal;
import java.util.Set;

/// A row of a table as a row of canonical fills, by a mapping. Faults name the table's own column.
public final class MappedRow extends Row {
    private static final Set<String> TIMES = Set.of("ts_event", "ts_recv");
    private static final Set<String> NUMBERS = Set.of("price", "qty", "fee", "pos_before", "realised_pnl",
            "notional_usd");
    private static final Set<String> QUANTITIES = Set.of("qty", "pos_before");

    private final Mapping mapping;
    private final Row row;

    public MappedRow(Mapping mapping, Row row) {
        super(row.source());
        this.mapping = mapping;
        this.row = row;
    }

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public Set<String> names() {
        return mapping.columns().keySet();
    }

    @Override
    String called(String field) {
        var column = mapping.columns().get(field.equals("side") && mapping.sideBySign() ? "qty" : field);
        return column == null ? field : column;
    }

    @Override
    String text(String field) {
        if (field.equals("side") && mapping.sideBySign()) {
            return raw("qty").startsWith("-") ? "S" : "B";
        }
        var constant = mapping.constants().get(field);
        if (constant != null) {
            return constant;
        }
        var raw = raw(field);
        if (raw.isEmpty()) {
            return field.equals("account") && !mapping.columns().containsKey("account") ? source().account() : "";
        }
        if (TIMES.contains(field)) {
            return mapping.time().iso(field.equals("ts_event") ? Mapping.joined(raw, raw(Mapping.CLOCK)) : raw);
        }
        return NUMBERS.contains(field) ? number(field, raw) : word(field, raw);
    }

    private String raw(String field) {
        var column = mapping.columns().get(field);
        return column == null ? "" : row.text(column).strip();
    }

    private String word(String field, String raw) {
        var words = mapping.words().get(field);
        return words == null ? raw : words.getOrDefault(raw, "'" + raw + "'");
    }

    private String number(String field, String raw) {
        var text = mapping.numbers().plain(raw);
        var value = Decimals.parseFloating(text);
        if (value == null) {
            return text;
        }
        return Decimals.strip(signed(field, value).multiply(
                QUANTITIES.contains(field) ? mapping.multiplier() : BigDecimal.ONE)).toPlainString();
    }

    private BigDecimal signed(String field, BigDecimal value) {
        if (field.equals("qty") && mapping.sideBySign()) {
            return value.abs();
        }
        return field.equals("fee") && mapping.feePaidIsNegative() ? value.negate() : value;
    }
}
