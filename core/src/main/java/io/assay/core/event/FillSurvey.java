package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// What all fills say together where they are never there at once: which instruments there are, how finely their prices and
/// quantities are told, the highest price of each, and since when and until when the venue was watched.
///
/// Fills too many for memory are read once to be surveyed and forgotten, and then again in shares of accounts. Every share is
/// put in order with what the survey found, so that its numbers are those it would have among all.
public final class FillSurvey {
    private static final int SCALES = Decimals.FRACTION_MAX + 1;
    /// Larger integers fit no scale.
    private static final long LIMIT = 1L << 62;

    private final List<String> names = new ArrayList<>();
    private final Range prices = new Range();
    private final Range quantities = new Range();
    private final List<String> accounts = new ArrayList<>();
    private long[] ofAccount = {};
    private long fills;
    private long feedFromNs = Long.MAX_VALUE;
    private long feedToNs = Long.MIN_VALUE;

    /// The largest values of every instrument by their digits after the point.
    private static final class Range {
        private static final long NONE = -1;

        private long[] most = {};
        /// Where a value is too wide to be an integer at a scale.
        private boolean isWide;

        void learn(int instruments) {
            int had = most.length;
            most = Arrays.copyOf(most, Math.max(had, instruments * SCALES));
            Arrays.fill(most, had, most.length, NONE);
        }

        void add(int instrument, DecimalColumn column, int row) {
            int scale = column.scale(row);
            if (scale < 0) {
                isWide = true;
            } else {
                int at = instrument * SCALES + scale;
                most[at] = Math.max(most[at], column.unscaledAt(row, scale));
            }
        }

        /// Digits after the point of the finest value.
        int scale(int instrument) {
            int scale = SCALES - 1;
            while (scale > 0 && most[instrument * SCALES + scale] == NONE) {
                scale--;
            }
            return scale;
        }

        /// The largest value at the finest scale; `limit` where it is no less than that.
        long most(int instrument, long limit) {
            int finest = scale(instrument);
            long largest = 0;
            for (int scale = 0; scale <= finest; scale++) {
                long one = most[instrument * SCALES + scale];
                long unit = Decimals.power(finest - scale);
                largest = one > (limit - 1) / unit ? limit : Math.max(largest, one * unit);
                if (largest == limit) {
                    return limit;
                }
            }
            return largest;
        }
    }

    /// Surveys the rows of a log, which forgets them and is added to again.
    ///
    /// @param log the same every time
    public void take(FillLog log) {
        for (int number = names.size(); number < log.instruments.size(); number++) {
            names.add(log.instruments.name(number));
        }
        for (int number = accounts.size(); number < log.accounts.size(); number++) {
            accounts.add(log.accountName(number));
        }
        if (accounts.size() > ofAccount.length) {
            ofAccount = Arrays.copyOf(ofAccount, accounts.size() * 2);
        }
        prices.learn(names.size());
        quantities.learn(names.size());
        for (int row = 0; row < log.size(); row++) {
            int instrument = log.instrumentOf(row);
            ofAccount[log.accountOf(row)]++;
            prices.add(instrument, log.prices, row);
            quantities.add(instrument, log.quantities, row);
            if (log.block.get(row) >= 0) {
                feedFromNs = Math.min(feedFromNs, log.timeNs.get(row));
                feedToNs = Math.max(feedToNs, log.timeNs.get(row));
            }
        }
        fills += log.size();
        log.forget();
    }

    /// Fills surveyed.
    public long fills() {
        return fills;
    }

    /// Accounts there are.
    public int accounts() {
        return accounts.size();
    }

    /// Fills of the largest of so many shares of the accounts.
    public long largest(int shares) {
        var sizes = new long[shares];
        for (int number = 0; number < accounts.size(); number++) {
            sizes[AccountShare.numberOf(accounts.get(number), shares)] += ofAccount[number];
        }
        return Arrays.stream(sizes).max().orElse(0);
    }

    /// A log for a share of the fills: it numbers instruments as all of them together do.
    public FillLog log() {
        var log = new FillLog();
        names.forEach(log.instruments::number);
        return log;
    }

    /// Instruments of which a value fits no scale that holds all others too, or waits for a description: their fills cannot be
    /// read in shares.
    ///
    /// @param described in the order of [#log]
    public List<String> unfit(List<Instrument> described) {
        var unfit = new ArrayList<String>();
        for (int number = 0; number < names.size(); number++) {
            var instrument = described.get(number);
            long multiplier = instrument.isDescribed()
                    ? instrument.contract().multiplier().unscaledValue().longValueExact() : LIMIT;
            if (prices.isWide || quantities.isWide || prices.most(number, LIMIT) == LIMIT
                    || quantities.most(number, LIMIT / multiplier) == LIMIT / multiplier) {
                unfit.add(names.get(number));
            }
        }
        return unfit;
    }

    /// First moment of a feed that numbers blocks, beyond all times without one.
    public long feedFromNs() {
        return feedFromNs;
    }

    /// Last moment of it.
    public long feedToNs() {
        return feedToNs;
    }

    /// Highest price of each instrument by name, in units of its scale.
    public TreeMap<String, Long> highestPrices() {
        var highest = new TreeMap<String, Long>();
        for (int number = 0; number < names.size(); number++) {
            highest.put(names.get(number), prices.most(number, LIMIT));
        }
        return highest;
    }

    int[] priceScales() {
        return scales(prices);
    }

    int[] quantityScales() {
        return scales(quantities);
    }

    private int[] scales(Range range) {
        var scales = new int[names.size()];
        Arrays.setAll(scales, range::scale);
        return scales;
    }
}
