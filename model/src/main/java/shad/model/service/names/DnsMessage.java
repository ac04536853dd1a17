package shad.model.service.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.buffer.Layouts;

/// Walks one DNS message (RFC 1035 section 4) as Zeek does: questions and answers, records by their type, compressed
/// names. It says whether they parse; authority and additional records are not looked at. Reused for every message of a
/// connection.
final class DnsMessage {
    static final int HEADER_LENGTH = 12;

    /// `dns_max_queries`: more questions than that are no DNS.
    private static final int MAX_QUESTIONS = 25;
    /// `dns_max_compression_chain_depth`
    private static final int MAX_POINTERS = 20;
    private static final int MAX_LABEL = 63;
    /// Room that Zeek has for a name, dots included.
    private static final int NAME_ROOM = 512;
    private static final int POINTER = 0xc0;
    private static final int CLASS_NONE = 254;
    private static final int CLASS_ANY = 255;
    private static final int RESPONSE = 0x8000;

    /// How the walk over a message ended.
    enum Outcome {
        /// All that Zeek looks at parsed.
        PARSED,
        /// Something did not; that says nothing against the protocol.
        UNPARSED,
        /// No DNS at all.
        VIOLATION,
        /// No DNS: it asks too much at once.
        TOO_MANY_QUESTIONS
    }

    /// Hears of the addresses in answers.
    @FunctionalInterface
    interface Answers {
        void address(long high, long low, String name);
    }

    private byte[] bytes = Layouts.NO_BYTES;
    private int start;
    private int position;
    private int end;
    /// The responder's port is that of the NetBIOS name service, whose labels may be long.
    private boolean toNetbios;
    private int nameRoom;
    private byte[] name = Layouts.NO_BYTES;
    private int nameLength;
    private String question = "";
    private boolean wantsText;
    private boolean chainTooLong;
    private int zoneClass;

    static int flags(byte[] bytes, int offset) {
        return Layouts.unsignedShortBe(bytes, offset + 2);
    }

    static boolean isResponse(int flags) {
        return (flags & RESPONSE) != 0;
    }

    static int operation(int flags) {
        return flags >> 11 & 0xf;
    }

    /// Walks a message of at least [#HEADER_LENGTH] bytes. `update` tells that it is a dynamic update (RFC 2136);
    /// `wantsText` that the question's name and the addresses in answers are of interest.
    Outcome parse(
            byte[] bytes,
            int offset,
            int length,
            boolean update,
            boolean toNetbios,
            boolean wantsText,
            Answers answers) {
        this.bytes = bytes;
        this.start = offset;
        this.position = offset + HEADER_LENGTH;
        this.end = offset + length;
        this.toNetbios = toNetbios;
        this.wantsText = wantsText;
        this.question = "";
        this.chainTooLong = false;
        int questions = count(4);
        Outcome outcome;
        if (questions > MAX_QUESTIONS) {
            outcome = Outcome.TOO_MANY_QUESTIONS;
        } else if (update) {
            outcome = update(questions);
        } else {
            outcome = ordinary(questions, answers);
        }
        this.bytes = Layouts.NO_BYTES;
        return outcome;
    }

    /// The name in the first question of the last message, if text was wanted; empty if there was none.
    String question() {
        return question;
    }

    /// Whether a name of the last message led through too many pointers.
    boolean isChainTooLong() {
        return chainTooLong;
    }

    private int count(int offset) {
        return Layouts.unsignedShortBe(bytes, start + offset);
    }

    private Outcome ordinary(int questions, Answers answers) {
        for (int i = 0; i < questions; i++) {
            if (!name() || end - position < 4) {
                return Outcome.UNPARSED;
            }
            if (i == 0 && wantsText) {
                question = new String(name, 0, nameLength, StandardCharsets.ISO_8859_1);
            }
            position += 4;
        }
        int answerCount = count(6);
        for (int i = 0; i < answerCount; i++) {
            Outcome outcome = record(answers);
            if (outcome != Outcome.PARSED) {
                return outcome;
            }
        }
        return Outcome.PARSED;
    }

    private Outcome update(int zones) {
        if (zones != 1 || !name() || end - position < 4) {
            return Outcome.UNPARSED;
        }
        int type = u16();
        zoneClass = u16();
        if (type != DnsType.SOA) {
            return Outcome.UNPARSED;
        }
        int prerequisites = count(6);
        for (int i = 0; i < prerequisites; i++) {
            if (!prerequisite()) {
                return Outcome.UNPARSED;
            }
        }
        int updates = count(8);
        for (int i = 0; i < updates; i++) {
            Outcome outcome = updateRecord();
            if (outcome != Outcome.PARSED) {
                return outcome;
            }
        }
        return Outcome.PARSED;
    }

    /// A prerequisite is never read beyond its length field.
    private boolean prerequisite() {
        if (!name() || end - position < 4) {
            return false;
        }
        position += 4;
        u32();
        return u16() <= end - position;
    }

    private Outcome updateRecord() {
        if (!name() || end - position < 4) {
            return Outcome.UNPARSED;
        }
        int type = u16();
        int recordClass = u16();
        long timeToLive = u32();
        int length = u16();
        if (length > end - position) {
            return Outcome.UNPARSED;
        }
        boolean deletesAll = recordClass == CLASS_ANY && timeToLive == 0 && length == 0;
        boolean invalid = !(recordClass == CLASS_NONE && timeToLive == 0) && recordClass != zoneClass;
        if (deletesAll || invalid || length == 0 && position < end) {
            return Outcome.PARSED;
        }
        return data(type, length);
    }

    private Outcome record(Answers answers) {
        if (!name() || end - position < 4) {
            return Outcome.UNPARSED;
        }
        int type = u16();
        position += 2;
        u32();
        int length = u16();
        if (length > end - position || length == 0 && position < end) {
            return Outcome.UNPARSED;
        }
        if (wantsText && !question.isEmpty()) {
            address(type, length, answers);
        }
        return data(type, length);
    }

    private void address(int type, int length, Answers answers) {
        if (type == DnsType.A && length == 4) {
            long address = Integer.toUnsignedLong(Layouts.intBe(bytes, position));
            answers.address(0, 0xffff_0000_0000L | address, question);
        } else if (type == DnsType.AAAA && length == 16) {
            answers.address(Layouts.longBe(bytes, position), Layouts.longBe(bytes, position + 8), question);
        }
    }

    /// The data of a record. Where it takes fewer bytes than the length says, the next record begins too early; so it
    /// is in Zeek.
    private Outcome data(int type, int length) {
        return switch (type) {
            case DnsType.NAPTR -> namingAuthority(length);
            default -> parsed(switch (type) {
                case DnsType.A -> skip(length) && length == 4;
                case DnsType.AAAA, DnsType.A6 -> skip(Math.min(16, end - position));
                case DnsType.NS, DnsType.CNAME, DnsType.PTR -> name();
                case DnsType.SOA -> startOfAuthority();
                case DnsType.MX -> skip(2) && name();
                case DnsType.TXT, DnsType.SPF -> strings(length);
                case DnsType.LOC -> length == 16 && skip(16);
                case DnsType.SRV -> toNetbios || skip(6) && name();
                case DnsType.WKS -> true;
                case DnsType.OPT -> options(length);
                case DnsType.TSIG -> signatureOfTransaction();
                case DnsType.RRSIG -> nameAfter(length, 18);
                case DnsType.DNSKEY, DnsType.DS -> clipped(length, 4);
                case DnsType.NSEC -> nextSecure(length);
                case DnsType.NSEC3 -> nextSecureHashed(length);
                case DnsType.NSEC3PARAM -> hashParameters();
                case DnsType.BINDS -> skipWhole(5);
                case DnsType.SSHFP -> clipped(length, 2);
                case DnsType.SVCB, DnsType.HTTPS -> length >= 3 && nameAfter(length, 2);
                default -> skip(length);
            });
        };
    }

    private static Outcome parsed(boolean success) {
        return success ? Outcome.PARSED : Outcome.UNPARSED;
    }

    private boolean startOfAuthority() {
        boolean server = name();
        return server && name() && skipWhole(20);
    }

    private Outcome namingAuthority(int length) {
        skip(4);
        int rest = length - 4;
        if (rest <= 0 || position >= end) {
            return Outcome.VIOLATION;
        }
        for (int i = 0; i < 3; i++) {
            if (rest <= 0 || position >= end) {
                return Outcome.VIOLATION;
            }
            int size = bytes[position] & 0xff;
            if (size > rest - 1 || size > end - position - 1) {
                return Outcome.VIOLATION;
            }
            position += 1 + size;
            rest -= 1 + size;
        }
        return name() ? Outcome.PARSED : Outcome.VIOLATION;
    }

    private boolean strings(int length) {
        int rest = length;
        while (rest > 0) {
            if (position >= end) {
                return false;
            }
            int size = bytes[position] & 0xff;
            if (size > rest - 1 || size > end - position - 1) {
                return false;
            }
            position += 1 + size;
            rest -= 1 + size;
        }
        return rest == 0;
    }

    private boolean options(int length) {
        int rest = length;
        while (rest >= 4) {
            position += 2;
            int size = u16();
            rest -= 4;
            if (size > rest) {
                return false;
            }
            position += size;
            rest -= size;
        }
        return rest == 0;
    }

    private boolean signatureOfTransaction() {
        if (!name()) {
            return false;
        }
        skipUpTo(8);
        skipUpTo(u16());
        skipUpTo(4);
        skipUpTo(u16());
        return true;
    }

    /// A fixed part, a name, and the rest up to the length.
    private boolean nameAfter(int length, int fixed) {
        int dataStart = position;
        if (!skipWhole(fixed) || !name()) {
            return false;
        }
        skipUpTo(length - (position - dataStart));
        return true;
    }

    private boolean nextSecure(int length) {
        int dataStart = position;
        if (!name()) {
            return false;
        }
        int rest = length - (position - dataStart);
        skipBitmaps(rest);
        return true;
    }

    private boolean nextSecureHashed(int length) {
        if (end - position < 6) {
            return false;
        }
        int dataStart = position;
        position += 4;
        skipUpTo(u8());
        skipUpTo(u8());
        skipBitmaps(length - (position - dataStart));
        return true;
    }

    private void skipBitmaps(int length) {
        int rest = length;
        while (rest > 0 && position < end) {
            int size = u16() & 0xff;
            skipUpTo(size);
            rest -= 2 + size;
        }
    }

    private boolean hashParameters() {
        if (end - position < 5) {
            return false;
        }
        position += 4;
        skipUpTo(u8());
        return true;
    }

    /// At least `minimum` bytes, and then what the length says, as far as there is.
    private boolean clipped(int length, int minimum) {
        if (end - position < minimum) {
            return false;
        }
        skipUpTo(Math.max(length, minimum));
        return true;
    }

    private boolean skip(int length) {
        skipUpTo(length);
        return true;
    }

    private boolean skipWhole(int length) {
        if (end - position < length) {
            return false;
        }
        position += length;
        return true;
    }

    private void skipUpTo(int length) {
        position += Math.clamp(length, 0, end - position);
    }

    private int u8() {
        return position < end ? bytes[position++] & 0xff : 0;
    }

    /// Two bytes, or 0 where fewer are left.
    private int u16() {
        if (end - position < 2) {
            return 0;
        }
        int value = Layouts.unsignedShortBe(bytes, position);
        position += 2;
        return value;
    }

    /// Four bytes, or 0 where fewer are left.
    private long u32() {
        if (end - position < 4) {
            return 0;
        }
        long value = Integer.toUnsignedLong(Layouts.intBe(bytes, position));
        position += 4;
        return value;
    }

    private boolean name() {
        nameRoom = NAME_ROOM;
        nameLength = 0;
        return labels(0);
    }

    private boolean labels(int depth) {
        if (depth > MAX_POINTERS) {
            chainTooLong = true;
            return true;
        }
        while (position < end) {
            int labelStart = position++;
            int length = bytes[labelStart] & 0xff;
            if (length == 0) {
                return true;
            }
            if ((length & POINTER) == POINTER) {
                return pointer(labelStart, length & ~POINTER, depth);
            }
            if (length > end - position) {
                position = end;
                return false;
            }
            if (length > MAX_LABEL && !toNetbios || length >= nameRoom) {
                return false;
            }
            nameRoom -= length + 1;
            if (wantsText) {
                keepLabel(length);
            }
            position += length;
        }
        return false;
    }

    /// A pointer leads back, to a name that must end before the pointer itself.
    private boolean pointer(int pointerStart, int high, int depth) {
        if (position >= end) {
            return false;
        }
        int offset = high << 8 | bytes[position++] & 0xff;
        if (offset >= pointerStart - start) {
            return false;
        }
        int afterPointer = position;
        int messageEnd = end;
        position = start + offset;
        end = pointerStart;
        boolean good = labels(depth + 1);
        position = afterPointer;
        end = messageEnd;
        return good;
    }

    private void keepLabel(int length) {
        if (name.length < NAME_ROOM) {
            name = Arrays.copyOf(name, NAME_ROOM);
        }
        if (nameLength > 0) {
            name[nameLength++] = '.';
        }
        System.arraycopy(bytes, position, name, nameLength, length);
        nameLength += length;
    }
}
