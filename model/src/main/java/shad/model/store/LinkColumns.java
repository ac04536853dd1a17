package shad.model.store;

/// What the link layer said about the rows of a [ColumnChunk], which is kept only when somebody asked for it.
final class LinkColumns {
    final short[] outerVlan;
    final short[] innerVlan;
    final long[] origMac;
    final long[] respMac;

    LinkColumns(int capacity) {
        outerVlan = new short[capacity];
        innerVlan = new short[capacity];
        origMac = new long[capacity];
        respMac = new long[capacity];
    }

    void fill(int index, ConnectionRecord row) {
        outerVlan[index] = (short) row.outerVlan;
        innerVlan[index] = (short) row.innerVlan;
        origMac[index] = row.origMac;
        respMac[index] = row.respMac;
    }
}
