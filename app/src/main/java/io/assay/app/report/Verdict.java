package io.assay.app.report;

import java.util.List;

/// What a desk head reads first: which segmentation is published and whether it earns its keep.
///
/// @param champion method of the published segmentation
/// @param sentences plain words, the most important first
/// @param selected the method the sentences are about: the champion, or the best challenger
/// @param over what that method earned more than each yardstick; empty where no value is known
public record Verdict(Standing standing, String champion, List<String> sentences, String selected, List<Over> over) {
    public Verdict {
        sentences = List.copyOf(sentences);
        over = List.copyOf(over);
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("a verdict without words");
        }
    }

    /// What the selected method earned more than one yardstick by itself, USD per million USD of notional.
    public record Over(String yardstick, Interval usdPerMillion) {}

    /// How far the value of a segmentation over the best baseline is established.
    public enum Standing {
        PROVEN("Its value over the best baseline is larger than materiality even at the lower end of the interval."),
        UNPROVEN(
                "Its value lies anywhere on both sides of materiality, or too little was known to act on it: it may pay or may not."),
        WORTHLESS("Even the upper end of the interval of its value lies below materiality. It is not worth acting on."),
        BASELINE("A baseline. Others are measured against the best of these."),
        NOT_JUDGED("The data do not allow a judgement, for the reason given.");

        private final String meaning;

        Standing(String meaning) {
            this.meaning = meaning;
        }

        /// One sentence a reader outside the desk understands.
        public String meaning() {
            return meaning;
        }
    }
}
