package io.assay.core.profile;

import java.util.Arrays;

/// Trades and cash since the last look at prices: what they gained is known at the next.
final class PendingTrades {
    private int[] line = new int[4];
    private double[] change = new double[4];
    private double[] price = new double[4];
    private double[] rate = new double[4];
    private int size;
    private double cash;

    /// @param rate USD of a unit of the price's currency then
    void add(int line, double change, double price, double rate) {
        if (size == this.line.length) {
            this.line = Arrays.copyOf(this.line, 2 * size);
            this.change = Arrays.copyOf(this.change, 2 * size);
            this.price = Arrays.copyOf(this.price, 2 * size);
            this.rate = Arrays.copyOf(this.rate, 2 * size);
        }
        this.line[size] = line;
        this.change[size] = change;
        this.price[size] = price;
        this.rate[size++] = rate;
    }

    void cash(double usd) {
        cash += usd;
    }

    /// USD gained. Trades in what nothing marks yet wait for the first mark.
    double settle(Book book, View[] views) {
        double gain = cash;
        int waiting = 0;
        for (int i = 0; i < size; i++) {
            double one = book.lines.get(line[i]).gain(change[i], price[i], rate[i], views[line[i]]);
            if (Double.isNaN(one)) {
                line[waiting] = line[i];
                change[waiting] = change[i];
                price[waiting] = price[i];
                rate[waiting++] = rate[i];
            } else {
                gain += one;
            }
        }
        size = waiting;
        cash = 0;
        return gain;
    }
}
