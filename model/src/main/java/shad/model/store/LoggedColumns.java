package shad.model.store;

/// What rows of a [ColumnChunk] need beyond others because they come from a log, which may leave out any column.
final class LoggedColumns {
    final int[] unset;
    final int[] communityId;

    LoggedColumns(int capacity) {
        unset = new int[capacity];
        communityId = new int[capacity];
    }

    void fill(int index, ConnectionRecord row) {
        unset[index] = row.unset;
        communityId[index] = row.communityId;
    }
}
