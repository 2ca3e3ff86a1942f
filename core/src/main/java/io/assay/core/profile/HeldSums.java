package io.assay.core.profile;

import java.util.Arrays;

/// What is held at one moment, added up: deltas in USD, lines of one underlying net. What the first terms add up to is kept, so
/// that a sum whose terms changed only from some place on goes on from there.
final class HeldSums {
    private final double[] nets;
    private final double[] grosses;
    private final double[] netSums;
    private final double[] absSums;
    /// NaN where something held has no mark.
    double gross;
    double net;
    /// The underlyings' nets, each without its sign.
    double absUnderlying;

    /// @param lines how many there are at most
    /// @param underlyings of these
    HeldSums(int lines, int underlyings) {
        nets = new double[underlyings];
        grosses = new double[lines + 1];
        netSums = new double[underlyings + 1];
        absSums = new double[underlyings + 1];
    }

    /// Adds up the lines gross, from one on.
    void sumGross(double[] deltas, int from, int lines) {
        double[] grosses = this.grosses;
        double sum = grosses[from];
        for (int line = from; line < lines; line++) {
            sum += Math.abs(deltas[line]);
            grosses[line + 1] = sum;
        }
        gross = sum;
    }

    /// The same of some of the lines.
    ///
    /// @param chosen numbers of those, ascending
    /// @param from the place in them of the first that changed
    /// @param count how many there are
    void sumGross(double[] deltas, int[] chosen, int from, int count) {
        double[] grosses = this.grosses;
        double sum = grosses[from];
        for (int k = from; k < count; k++) {
            sum += Math.abs(deltas[chosen[k]]);
            grosses[k + 1] = sum;
        }
        gross = sum;
    }

    /// Adds up the lines net.
    ///
    /// @param underlyings number of each line's
    /// @param count of underlyings
    void sumNets(double[] deltas, int[] underlyings, int lines, int count) {
        double[] nets = this.nets;
        Arrays.fill(nets, 0, count, 0);
        for (int line = 0; line < lines; line++) {
            nets[underlyings[line]] += deltas[line];
        }
        sumNets(0, count);
    }

    /// The same of some of the lines, by number.
    void sumNets(double[] deltas, int[] underlyings, int[] chosen, int lines, int count) {
        double[] nets = this.nets;
        Arrays.fill(nets, 0, count, 0);
        for (int k = 0; k < lines; k++) {
            nets[underlyings[chosen[k]]] += deltas[chosen[k]];
        }
        sumNets(0, count);
    }

    /// One underlying is now held so much net.
    ///
    /// @param count of underlyings
    void renet(int underlying, double net, int count) {
        nets[underlying] = net;
        sumNets(underlying, count);
    }

    private void sumNets(int from, int count) {
        double[] nets = this.nets;
        double[] netSums = this.netSums;
        double[] absSums = this.absSums;
        double sum = netSums[from];
        double abs = absSums[from];
        for (int underlying = from; underlying < count; underlying++) {
            sum += nets[underlying];
            abs += Math.abs(nets[underlying]);
            netSums[underlying + 1] = sum;
            absSums[underlying + 1] = abs;
        }
        net = sum;
        absUnderlying = abs;
    }
}
