package io.assay.core.profile;

/// Which of an account's fills a markout is taken over.
public enum Cut {
    ALL(""), MAKER("_maker"), TAKER("_taker");

    private final String suffix;

    Cut(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }
}
