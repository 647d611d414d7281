package org.brokerconnect.sandbox.kite.market;

/** Pseudo-random numbers that depend only on a key and an index. */
final class DeterministicNoise {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private DeterministicNoise() {}

    /** Uniformly distributed bits for a key and an index (the finalizer of SplitMix64). */
    static long bits(long key, long index) {
        long z = key + (index + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    static double uniform(long key, long index) {
        return (bits(key, index) >>> 11) * 0x1.0p-53;
    }

    /** Approximately normal with mean 0 and standard deviation 1: the scaled sum of four uniform 16-bit values. */
    static double normal(long key, long index) {
        long bits = bits(key, index);
        double sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum / 65_536 - 2) * Math.sqrt(3);
    }

    /**
     * A Brownian bridge from 0 to 0, computed by midpoint displacement.
     *
     * @return its value after {@code index} of {@code 2^depth} steps with standard deviation 1
     */
    static double brownianBridge(long key, int depth, int index) {
        int low = 0;
        int high = 1 << depth;
        double atLow = 0;
        double atHigh = 0;
        while (index > low && index < high) {
            int middle = (low + high) >>> 1;
            double atMiddle = (atLow + atHigh) / 2 + Math.sqrt((high - low) / 4.0) * normal(key, middle);
            if (index < middle) {
                high = middle;
                atHigh = atMiddle;
            } else {
                low = middle;
                atLow = atMiddle;
            }
        }
        return index == low ? atLow : atHigh;
    }
}
