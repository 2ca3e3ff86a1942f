package io.assay.core.profile;

import java.util.List;

/// What is said of a markout beside its value.
public enum Statistic {
    VALUE(""), SE("_se"), N("_n"), BASIS("_basis"), SHRUNK("_shrunk"), SHRUNK_SD("_shrunk_sd");

    /// What every family over horizons has.
    static final List<Statistic> PLAIN = List.of(VALUE, SE, N);

    private final String suffix;

    Statistic(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }
}
