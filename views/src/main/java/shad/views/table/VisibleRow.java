package shad.views.table;

/// A row on the screen. `version` tells the same row with newer values apart, so that cells know they are stale.
record VisibleRow(int index, int row, long version) {}
