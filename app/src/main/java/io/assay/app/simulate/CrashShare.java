package io.assay.app.simulate;

/// What one planted behaviour holds, must hold and loses under two sets of margins.
///
/// @param accounts how many
/// @param gross value of their positions, USD
/// @param constant margin under the constant multiple, USD
/// @param segments the same by segments
/// @param payMore accounts whose margin is higher by segments
/// @param calmConstant part of fresh calm windows and accounts whose loss passed the constant's margin
/// @param calmSegments the same by segments
/// @param stressConstant the same of stressed windows
/// @param stressSegments the same by segments
public record CrashShare(int accounts, double gross, double constant, double segments, int payMore, double calmConstant,
        double calmSegments, double stressConstant, double stressSegments) {
    static CrashShare of(CrashPeople people, CrashHistory fresh, CrashPeople.Kind kind, CrashMargins constant,
            CrashMargins segments) {
        var sum = new double[7];
        int accounts = 0;
        int more = 0;
        for (int i = 0; i < people.accounts(); i++) {
            if (people.kind()[i] == kind.ordinal()) {
                accounts++;
                sum[0] += people.gross(i);
                sum[1] += constant.multiple()[i] * people.unit(i);
                sum[2] += segments.multiple()[i] * people.unit(i);
                more += segments.multiple()[i] > constant.multiple()[i] ? 1 : 0;
                sum[3] += breaches(fresh, i, constant.multiple()[i], 0, fresh.calm());
                sum[4] += breaches(fresh, i, segments.multiple()[i], 0, fresh.calm());
                sum[5] += breaches(fresh, i, constant.multiple()[i], fresh.calm(), fresh.windows());
                sum[6] += breaches(fresh, i, segments.multiple()[i], fresh.calm(), fresh.windows());
            }
        }
        return new CrashShare(accounts, sum[0], sum[1], sum[2], more, sum[3] / accounts, sum[4] / accounts,
                sum[5] / accounts, sum[6] / accounts);
    }

    /// Part of these windows in which a loss passes a margin of so many units of risk a day.
    private static double breaches(CrashHistory fresh, int account, double multiple, int from, int to) {
        double margin = multiple / Math.sqrt(CrashWorld.HORIZON_DAYS);
        int count = 0;
        for (int w = from; w < to; w++) {
            count += fresh.gain(account, w) + margin < 0 ? 1 : 0;
        }
        return count / (double) (to - from);
    }
}
