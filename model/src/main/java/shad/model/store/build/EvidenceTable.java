package shad.model.store.build;

import shad.model.conn.EvidenceKind;

/// What payload told, by id: connections that told the same share an id, and id 0 is nothing. Hostile input cannot fill
/// the memory: a connection keeps eight things, and the table a bounded number of characters, after which it takes
/// nothing new. Owned by the tracker thread.
public final class EvidenceTable {
    private static final char SEPARATOR = '\n';
    private static final int MAX_FOR_ONE = 8;
    private static final long MAX_CHARACTERS = 128L << 20;

    private final LabelTable texts = new LabelTable();
    private long characters;

    /// The id of what `id` stands for and one thing more; `id` itself if that is known already or too much.
    public int add(int id, EvidenceKind kind, String value) {
        String known = texts.text(id);
        String line = (char) ('A' + kind.ordinal()) + value + SEPARATOR;
        if (lines(known) >= MAX_FOR_ONE || characters > MAX_CHARACTERS || hasLine(known, line)) {
            return id;
        }
        String all = known.concat(line);
        characters += all.length();
        return texts.id(all);
    }

    private static boolean hasLine(String text, String line) {
        for (int at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
            if (at == 0 || text.charAt(at - 1) == SEPARATOR) {
                return true;
            }
        }
        return false;
    }

    private static int lines(String text) {
        int lines = 0;
        for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, end + 1)) {
            lines++;
        }
        return lines;
    }

    /// The texts by id, for other threads: a line for each thing, its first character the kind.
    String[] snapshot() {
        return texts.snapshot();
    }
}
