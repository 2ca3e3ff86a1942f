package io.assay.core.event;

/// Stable merge sort of row numbers by a comparison, without boxing.
public final class IntSort {
    private static final int INSERTION_MAX = 16;

    private IntSort() {}

    @FunctionalInterface
    public interface Comparison {
        int compare(int a, int b);
    }

    public static void sort(int[] rows, int from, int to, Comparison comparison) {
        sort(rows, new int[to - from], from, to, comparison);
    }

    private static void sort(int[] rows, int[] spare, int from, int to, Comparison comparison) {
        if (to - from <= INSERTION_MAX) {
            insertionSort(rows, from, to, comparison);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(rows, spare, from, middle, comparison);
        sort(rows, spare, middle, to, comparison);
        if (comparison.compare(rows[middle - 1], rows[middle]) > 0) {
            merge(rows, spare, from, middle, to, comparison);
        }
    }

    private static void merge(int[] rows, int[] spare, int from, int middle, int to, Comparison comparison) {
        int left = middle - from;
        System.arraycopy(rows, from, spare, 0, left);
        int i = 0;
        int j = middle;
        int at = from;
        while (i < left) {
            rows[at++] = j < to && comparison.compare(spare[i], rows[j]) > 0 ? rows[j++] : spare[i++];
        }
    }

    private static void insertionSort(int[] rows, int from, int to, Comparison comparison) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && comparison.compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }
}
