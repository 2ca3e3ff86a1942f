package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Word;
import java.util.List;
import java.util.SortedMap;

/// What a tournament decided, and the card of everything that was tried.
///
/// @param champion the method to publish; the method of one segment when none is proven
/// @param word why: [Word#PROVEN], or what is said of the best challenger when it is not
/// @param sentences what splitting is worth on `judgedBy`: the first for a reader who reads nothing else, the others why; not
///     what is published, which whoever runs this may decide otherwise
/// @param judgedBy the basis that named the champion
/// @param byBasis the verdict on every basis
/// @param overEach what the method the verdict is about (champion, or best challenger) earned more than each baseline by
///     itself, paired, USD per million, under the first assumption of `judgedBy`; empty where no value is known
/// @param support what these data can and cannot tell, whole sentences
/// @param tried how many segmentations were registered, yardsticks too
/// @param cards one a method, in the order entered
public record Verdict(String champion, Word word, List<String> sentences, TournamentConfig.Basis judgedBy,
        List<BasisVerdict> byBasis, SortedMap<String, Interval> overEach, List<String> support, int tried,
        List<PrecisionCard> cards) {

    /// @param basis what identifies the value
    /// @param champion the method it would publish
    /// @param selected the champion where one is proven, else the challenger that was best on the windows before the judged
    ///     one, or on that one where there is no other
    /// @param word why
    /// @param sentences what splitting is worth, the shortest answer first; nothing of what is published
    public record BasisVerdict(TournamentConfig.Basis basis, String champion, String selected, Word word,
            List<String> sentences) {

        /// All of them.
        public String sentence() {
            return String.join(" ", sentences);
        }
    }

    /// All that is said of what splitting is worth.
    public String sentence() {
        return String.join(" ", sentences);
    }
}
