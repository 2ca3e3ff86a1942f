package io.assay.core.profile;

/// What is said of a markout beside its value.
public enum Statistic {
    VALUE(""), SE("_se"), N("_n"), BASIS("_basis"), SHRUNK("_shrunk"), SHRUNK_SD("_shrunk_sd");

    private final String suffix;

    Statistic(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }
}
