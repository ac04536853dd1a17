package shad.model.conn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// The names that addresses were seen under, in the order in which they came. Hostile input cannot fill the memory:
/// an address keeps eight names, and the book a bounded number of addresses and characters; what goes beyond is
/// counted. Written by one thread, read by any.
public final class NameBook {
    private static final int MOST_FOR_ONE = 8;
    private static final int MOST_ADDRESSES = 1 << 18;
    private static final long MOST_CHARACTERS = 16L << 20;
    /// The longest name of DNS in text (RFC 1035 section 2.3.4).
    private static final int LONGEST = 253;

    private final ConcurrentMap<IpAddress, List<String>> names = new ConcurrentHashMap<>();
    private long characters;
    private final LongAdder leftOut = new LongAdder();

    /// Notes a name, unless it is known for the address already. An address in letters is no name.
    public void add(long high, long low, String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return;
        }
        IpAddress address = new IpAddress(high, low);
        List<String> known = names.getOrDefault(address, List.of());
        if (known.contains(name) || IpAddress.parse(name).isPresent()) {
            return;
        }
        boolean full = known.size() == MOST_FOR_ONE
                || known.isEmpty() && names.size() == MOST_ADDRESSES
                || characters + name.length() > MOST_CHARACTERS;
        if (full) {
            leftOut.increment();
            return;
        }
        characters += name.length();
        List<String> more = new ArrayList<>(known);
        more.add(name);
        names.put(address, List.copyOf(more));
    }

    /// The names of an address, the one seen first at the head; empty where there is none.
    public List<String> of(long high, long low) {
        return names.isEmpty() ? List.of() : names.getOrDefault(new IpAddress(high, low), List.of());
    }

    /// How often a name was not kept because there were too many.
    public long leftOut() {
        return leftOut.sum();
    }
}
