package shad.views.live;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// How fast something went lately, at equal distances in time. FX thread only.
final class RateHistory {
    static final int LENGTH = 60;

    private final double[] rates = new double[LENGTH];
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");

    void add(double rate) {
        rates[count.get() % LENGTH] = rate;
        count.set(count.get() + 1);
    }

    /// How many were ever added; those past [#LENGTH] are forgotten.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// How many there are.
    int size() {
        return Math.min(LENGTH, count.get());
    }

    /// The oldest is at 0.
    double get(int index) {
        return rates[(count.get() - size() + index) % LENGTH];
    }

    double latest() {
        return size() == 0 ? 0 : get(size() - 1);
    }

    double highest() {
        double highest = 0;
        for (int i = 0; i < size(); i++) {
            highest = Math.max(highest, get(i));
        }
        return highest;
    }
}
