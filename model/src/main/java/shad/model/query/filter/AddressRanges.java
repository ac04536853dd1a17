package shad.model.query.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shad.model.conn.IpAddress;
import shad.model.conn.Subnet;
import shad.model.query.RowBits;

/// A set of addresses as ranges that do not overlap, in order. Immutable.
final class AddressRanges {
    /// Ends included.
    record Span(IpAddress first, IpAddress last) {
        static Span of(Subnet subnet) {
            return new Span(new IpAddress(subnet.high(), subnet.low()), last(subnet));
        }

        private static IpAddress last(Subnet subnet) {
            int bits = subnet.prefixLength();
            long highRest = bits >= 64 ? 0 : -1L >>> bits;
            long lowRest = bits >= 128 ? 0 : bits <= 64 ? -1L : -1L >>> (bits - 64);
            return new IpAddress(subnet.high() | highRest, subnet.low() | lowRest);
        }
    }

    static final IpAddress LEAST = new IpAddress(0, 0);
    static final IpAddress GREATEST = new IpAddress(-1L, -1L);

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    AddressRanges(List<Span> spans) {
        List<Span> joined = joined(spans);
        firstHigh = joined.stream().mapToLong(span -> span.first().high()).toArray();
        firstLow = joined.stream().mapToLong(span -> span.first().low()).toArray();
        lastHigh = joined.stream().mapToLong(span -> span.last().high()).toArray();
        lastLow = joined.stream().mapToLong(span -> span.last().low()).toArray();
    }

    static IpAddress before(IpAddress address) {
        return new IpAddress(address.low() == 0 ? address.high() - 1 : address.high(), address.low() - 1);
    }

    static IpAddress after(IpAddress address) {
        return new IpAddress(address.low() == -1L ? address.high() + 1 : address.high(), address.low() + 1);
    }

    private static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::first)).toList()) {
            if (!joined.isEmpty() && span.first().compareTo(joined.getLast().last()) <= 0) {
                Span before = joined.removeLast();
                boolean longer = span.last().compareTo(before.last()) > 0;
                joined.add(new Span(before.first(), longer ? span.last() : before.last()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /// Keeps the rows whose addresses, told by index, are in any of the ranges.
    void retain(long[] highs, long[] lows, RowBits rows) {
        rows.retain(index -> contains(highs[index], lows[index]));
    }

    boolean contains(long addressHigh, long addressLow) {
        int low = 0;
        int high = firstHigh.length - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (IpAddress.compare(firstHigh[middle], firstLow[middle], addressHigh, addressLow) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low <= high
                && IpAddress.compare(firstHigh[low], firstLow[low], addressHigh, addressLow) <= 0
                && IpAddress.compare(lastHigh[low], lastLow[low], addressHigh, addressLow) >= 0;
    }
}
