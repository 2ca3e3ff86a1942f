package io.assay.core.event;

/// Why a row was not applied.
public enum Reason {
    BAD_JSON("not valid JSON"),
    BAD_CSV("not a row of this table"),
    LINE_TOO_LONG("longer than a line may be"),
    NOT_TEXT("not UTF-8 text"),
    MISSING_FIELD("a required field is missing"),
    BAD_NUMBER("not a plain decimal number"),
    NOT_POSITIVE("must be greater than zero"),
    TOO_WIDE("more digits than an exact amount may have"),
    BAD_TIME("not a time in this format's unit"),
    TIME_OUT_OF_RANGE("before 2009 or in the future"),
    BAD_SIDE("neither buy nor sell"),
    BAD_FLAG("neither true nor false"),
    BAD_ID("not an identifier"),
    BAD_ACCOUNT("not an account of this venue"),
    NO_ACCOUNT("the file does not say whose fill this is"),
    BAD_NAME("not a name of this list"),
    TWICE("the row has this field twice"),
    BAD_UNIT("a unit of quantity this version cannot value"),
    BROKEN_OFF("the file breaks off or is damaged here; what came before was read"),
    UNKNOWN_ROW("no row of a known format"),
    CONFLICT("same key as an applied fill, other content");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
