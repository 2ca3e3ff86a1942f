package io.assay.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The report's data as JSON that is safe inside an HTML script element.
///
/// Pure ASCII: everything else, and `<`, `>`, `&` and `'`, is a Unicode escape, so that no string of the data can end the
/// element, open a comment or turn the direction of the text. Measurements are rounded to six significant digits,
/// counts are exact, absent and non-finite values are `null`.
final class ReportJson {
    private static final MathContext MEASUREMENT = new MathContext(6);
    private static final JsonMapper MAPPER = mapper();

    private ReportJson() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("report data as JSON", e);
        }
    }

    private static JsonMapper mapper() {
        var module = new SimpleModule();
        write(module, Double.class, ReportJson::writeMeasurement);
        write(module, Double.TYPE, ReportJson::writeMeasurement);
        write(module, Long.class, ReportJson::writeCount);
        write(module, Long.TYPE, ReportJson::writeCount);
        write(module, String.class, (text, json) -> json.writeString(Text.cut(text, Text.WORDS_MAX)));
        write(module, Instant.class, (time, json) -> json.writeString(time.toString()));
        write(module, Duration.class, (time, json) -> json.writeNumber(time.toMillis()));
        write(module, OptionalDouble.class, (value, json) -> {
            if (value.isPresent()) {
                writeMeasurement(value.getAsDouble(), json);
            } else {
                json.writeNull();
            }
        });
        write(module, Verdict.Standing.class,
                (standing, json) -> json.writeString(standing.name().toLowerCase(Locale.ROOT)));
        module.addSerializer(new OptionalSerializer());
        var mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).addModule(module).build();
        mapper.getFactory().setCharacterEscapes(new HtmlEscapes());
        return mapper;
    }

    private static void writeMeasurement(double value, JsonGenerator json) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == 0) {
            json.writeNumber(0);
        } else {
            var rounded = new BigDecimal(value).round(MEASUREMENT).stripTrailingZeros();
            json.writeNumber(rounded.toString());
        }
    }

    /// A browser holds whole numbers exactly up to 2^53; larger ones travel as text.
    private static void writeCount(long value, JsonGenerator json) throws IOException {
        if (value >= -(1L << 53) && value <= 1L << 53) {
            json.writeNumber(value);
        } else {
            json.writeString(Long.toString(value));
        }
    }

    private static <T> void write(SimpleModule module, Class<T> type, Writing<T> writing) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writing.write(value, json);
            }
        });
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    /// An optional record is the record or `null`.
    @SuppressWarnings("rawtypes")
    private static final class OptionalSerializer extends StdSerializer<Optional> {
        @Serial
        private static final long serialVersionUID = 1L;

        OptionalSerializer() {
            super(Optional.class);
        }

        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), json);
            } else {
                json.writeNull();
            }
        }
    }

    private static final class HtmlEscapes extends CharacterEscapes {
        @Serial
        private static final long serialVersionUID = 1L;
        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char c : new char[]{'<', '>', '&', '\''}) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
            escapes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
        }
    }
}
