package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Transfer;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a reader should know about the data before trusting a number, in plain sentences.
final class Notes {
    /// Of very many instruments only so many notes on their sources stand among the rest; the quality table has all.
    private static final int MARKET_NOTES_MAX = 5;

    private Notes() {}

    static List<String> of(Ingested ingested, TapeMaker.Made made, RunConfig config, FeatureMatrix profiles,
            Tape tape) {
        var notes = new ArrayList<>(ingested.warnings());
        notes.addAll(ingested.notes());
        market(tape.market().notes(), notes);
        pending(made, notes);
        positions(profiles, config, notes);
        notices(ingested, made, notes);
        busts(made, notes);
        spotPairs(ingested, tape, config, notes);
        sum(profiles, "unvalued_fills",
                "fills are priced in a token without a USD reference at that moment; they are in no amount",
                notes);
        sum(profiles, "unconverted_fees",
                "fees are in tokens without a USD reference at that moment; they are not in fees_usd",
                notes);
        if (!ingested.unknownFields().isEmpty()) {
            notes.add("fields nobody reads: " + String.join(", ", ingested.unknownFields()));
        }
        return notes;
    }

    private static void market(List<String> all, List<String> notes) {
        notes.addAll(all.subList(0, Math.min(MARKET_NOTES_MAX, all.size())));
        if (all.size() > MARKET_NOTES_MAX) {
            notes.add(String.format(Locale.ROOT,
                    "%,d more notes of this kind; what judges each instrument is told under data quality",
                    all.size() - MARKET_NOTES_MAX));
        }
    }

    private static void pending(TapeMaker.Made made, List<String> notes) {
        var waiting = made.ordered().pendingInstruments();
        if (!waiting.isEmpty()) {
            notes.add("fills wait for a description of "
                    + String.join(", ", waiting.subList(0, Math.min(10, waiting.size())))
                    + (waiting.size() > 10 ? " and " + (waiting.size() - 10) + " more" : "")
                    + ": name them with --instruments FILE");
        }
    }

    private static void positions(FeatureMatrix profiles, RunConfig config, List<String> notes) {
        int column = profiles.column("gross_exposure_usd");
        long absent = 0;
        for (int row = 0; row < profiles.rows(); row++) {
            absent += Double.isNaN(profiles.at(row, column)) ? 1 : 0;
        }
        if (absent == profiles.rows() && !config.assumeFlat()) {
            notes.add("nothing says what the accounts held, so exposure, neutrality and holding time are absent; "
                    + "--assume-flat starts every account with no position");
        } else if (config.assumeFlat()) {
            notes.add(
                    "accounts start without positions where the file does not say: exposures rest on that assumption");
        }
    }

    private static void notices(Ingested ingested, TapeMaker.Made made, List<String> notes) {
        long liquidations = ingested.accounts().all(LiquidationNotice.class).size();
        if (liquidations > 0) {
            notes.add(String.format(Locale.ROOT,
                    "%,d liquidations read; they mark %,d fills, which move positions and are not flow",
                    liquidations, made.liquidated()));
        }
        long transfers = ingested.accounts().all(Transfer.class).size();
        if (transfers > 0) {
            notes.add(String.format(Locale.ROOT,
                    "%,d deposits and withdrawals read; no feature of this version uses them", transfers));
        }
        if (made.ordered().fills().size() > 0 && made.ordered().fills().tradeIds().isNone(0)) {
            notes.add("rows without trade ids: "
                    + (ingested.repeated() == 0 ? "no row equals an earlier row of its file"
                            : String.format(Locale.ROOT,
                                    "%,d rows equal an earlier row of their file and are fills of their own",
                                    ingested.repeated()))
                    + "; equal rows of two files are the same fills");
        }
    }

    private static void busts(TapeMaker.Made made, List<String> notes) {
        int strays = made.ordered().strayBusts().size();
        if (strays > 0) {
            notes.add(String.format(Locale.ROOT,
                    "%,d trades were taken back that no file tells of, the first of them %s", strays,
                    made.ordered().strayBusts().getFirst().tradeId()));
        }
    }

    private static void spotPairs(Ingested ingested, Tape tape, RunConfig config, List<String> notes) {
        long assumed = tape.fills().instruments().stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.SPOT && instrument.base().isEmpty()).count();
        if (assumed > 0) {
            notes.add(assumed
                    + " spot pairs name no base token in this data; each nets with nothing, and their prices are taken as "
                    + config.quoteCurrency() + (ingested.instruments().isEmpty() ? "" : " where fees name no quote"));
        }
    }

    private static void sum(FeatureMatrix profiles, String column, String words, List<String> notes) {
        double total = 0;
        for (double value : profiles.columnValues(profiles.column(column))) {
            total += value;
        }
        if (total > 0) {
            notes.add(String.format(Locale.ROOT, "%,.0f %s", total, words));
        }
    }
}
