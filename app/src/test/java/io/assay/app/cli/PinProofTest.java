package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The example of the field's packages: 60 days of buys and sells.
@Tag("proof")
class PinProofTest {
    @Test
    void pin_of_the_sixty_days_has_its_published_figures() throws IOException {
        Calls calls = Days.assay("pin", "../../shared/data/pin_dailytrades.csv", "--json");
        assertThat(calls.exit()).as(calls.err()).isZero();
        JsonNode fit = new ObjectMapper().readTree(calls.out()).get(0);
        assertThat(fit.get("log_likelihood").asDouble()).isCloseTo(-3226.46898, within(1e-5));
        assertThat(fit.get("pin").asDouble()).isCloseTo(0.56617, within(1e-5));
        assertThat(fit.get("alpha").asDouble()).isCloseTo(0.75, within(1e-5));
        assertThat(fit.get("delta").asDouble()).isCloseTo(0.13333, within(1e-5));
        assertThat(fit.get("mu").asDouble()).isCloseTo(1193.518, within(1e-3));
        assertThat(fit.get("eps_b").asDouble()).isCloseTo(357.266, within(1e-3));
        assertThat(fit.get("eps_s").asDouble()).isCloseTo(328.629, within(1e-3));
        assertThat(fit.get("aic").asDouble()).isCloseTo(6462.94, within(0.005));
        assertThat(fit.get("bic").asDouble()).isCloseTo(6473.41, within(0.005));
        assertThat(calls.err()).contains("41.2 times as much as Poisson arrivals");
    }
}
