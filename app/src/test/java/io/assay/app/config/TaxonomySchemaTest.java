package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TaxonomySchemaTest {
    @Test
    void the_schema_knows_the_keys_the_reader_knows() throws IOException {
        JsonNode schema = schema();
        assertThat(keys(schema.path("properties"))).isEqualTo(new TreeSet<>(TaxonomyFile.TOP));
        assertThat(keys(schema.at("/$defs/segment/properties"))).isEqualTo(new TreeSet<>(TaxonomyFile.OF_SEGMENT));
        assertThat(keys(schema.at("/$defs/condition/oneOf/1/properties")))
                .isEqualTo(new TreeSet<>(TaxonomyFile.OF_GROUP));
    }

    @Test
    void the_schema_takes_the_conditions_the_reader_takes() throws IOException {
        var condition = Pattern.compile(schema().at("/$defs/condition/oneOf/0/pattern").asText());
        var top = Pattern.compile(schema().at("/$defs/segment/properties/top/pattern").asText());
        for (String good : new String[]{"holding_s <= 5 min", "notional_usd>=2.5M", " maker_share < 20 %"}) {
            assertThat(condition.matcher(good).find()).as(good).isTrue();
        }
        for (String bad : new String[]{"fills = 3", "fills >", "> 3", ""}) {
            assertThat(condition.matcher(bad).find()).as(bad).isFalse();
        }
        assertThat(top.matcher("7 % by notional_usd").find()).isTrue();
        assertThat(top.matcher("7 by notional_usd").find()).isFalse();
    }

    private static JsonNode schema() throws IOException {
        try (var in = TaxonomyFile.class.getResourceAsStream("/io/assay/app/taxonomy/schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Set<String> keys(JsonNode properties) {
        var keys = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
