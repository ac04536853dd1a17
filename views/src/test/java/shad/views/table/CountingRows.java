package shad.views.table;

/// Rows in store order that count how often somebody asks for one.
final class CountingRows implements RowList {
    private final int size;
    long calls;

    CountingRows(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int row(int index) {
        calls++;
        return index;
    }
}
