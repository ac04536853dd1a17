package shad.model.inspect;

import java.util.List;
import java.util.Locale;

/// The header and the questions of a DNS message (RFC 1035 section 4.1); its records as far as they can be told apart.
final class DnsFields {
    private static final int HEADER_LENGTH = 12;
    private static final int MAX_NAME = 255;
    private static final int MAX_RECORDS = 64;
    private static final int POINTER = 0xc0;
    private static final String[] SECTIONS = {"answer", "authority", "additional"};

    private final FieldWriter writer;
    private final int start;
    private final int end;
    private int at;

    private DnsFields(FieldWriter writer, int start, int end) {
        this.writer = writer;
        this.start = start;
        this.end = end;
        this.at = start + HEADER_LENGTH;
    }

    /// Writes the message at `offset`; returns false, and writes nothing, where it is too short for one.
    static boolean write(FieldWriter writer, int offset, int length) {
        int end = Math.min(offset + length, writer.size());
        if (end - offset < HEADER_LENGTH) {
            return false;
        }
        new DnsFields(writer, offset, end).write();
        return true;
    }

    private void write() {
        List<FieldNode> before = writer.begin();
        int flags = writer.u16(start + 2);
        writer.code("id", start, 2, writer.u16(start));
        writer.field("flags", start + 2, 2, String.format(Locale.ROOT, "0x%04x (%s, opcode %d, rcode %d)",
                flags, (flags & 0x8000) != 0 ? "response" : "query", flags >> 11 & 0xf, flags & 0xf));
        int questions = writer.u16(start + 4);
        writer.number("questions", start + 4, 2, questions);
        int[] counts = new int[SECTIONS.length];
        for (int i = 0; i < SECTIONS.length; i++) {
            counts[i] = writer.u16(start + 6 + 2 * i);
            writer.number(SECTIONS[i] + " records", start + 6 + 2 * i, 2, counts[i]);
        }
        boolean sound = true;
        for (int i = 0; i < Math.min(questions, MAX_RECORDS) && sound; i++) {
            sound = question();
        }
        for (int section = 0; section < SECTIONS.length; section++) {
            for (int i = 0; i < Math.min(counts[section], MAX_RECORDS) && sound; i++) {
                sound = record(SECTIONS[section]);
            }
        }
        if (at < end) {
            FrameTree.payload(writer, at, end - at);
        }
        writer.end(before, "DNS", start, end - start, (flags & 0x8000) != 0 ? "response" : "query");
    }

    private boolean question() {
        int from = at;
        String name = name();
        if (end - at < 4) {
            at = from;
            return false;
        }
        at += 4;
        writer.field("question", from, at - from, name + " type " + writer.u16(at - 4));
        return true;
    }

    private boolean record(String section) {
        int from = at;
        String name = name();
        if (end - at < 10) {
            at = from;
            return false;
        }
        int type = writer.u16(at);
        int length = writer.u16(at + 8);
        if (length > end - at - 10) {
            at = from;
            return false;
        }
        at += 10 + length;
        writer.field(section, from, at - from, name + " type " + type + ", " + length + " bytes");
        return true;
    }

    /// Reads the name at the present place and moves behind it. A pointer must lead back, so that the way ends.
    private String name() {
        StringBuilder name = new StringBuilder();
        int place = at;
        int before = at;
        boolean jumped = false;
        while (place < end && name.length() <= MAX_NAME) {
            int length = writer.u8(place);
            if ((length & POINTER) == POINTER) {
                if (end - place < 2) {
                    break;
                }
                int target = start + (writer.u16(place) & 0x3fff);
                at = jumped ? at : place + 2;
                jumped = true;
                if (target >= before) {
                    break;
                }
                before = target;
                place = target;
                continue;
            }
            if (length == 0 || length > end - place - 1) {
                at = jumped ? at : Math.min(end, place + 1);
                break;
            }
            name.append(writer.ascii(place + 1, length)).append('.');
            place += 1 + length;
            at = jumped ? at : place;
        }
        return name.isEmpty() ? "." : name.toString();
    }
}
