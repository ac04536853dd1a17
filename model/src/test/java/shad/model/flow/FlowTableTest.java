package shad.model.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;

class FlowTableTest {
    private static final long A = IpAddress.mappedLow(0x0a000001);
    private static final long B = IpAddress.mappedLow(0x0a000002);

    /// Two ends and a protocol, as any program would write them.
    private record Flow(long a, int portA, long b, int portB, int protocol) {
        Flow reversed() {
            return new Flow(b, portB, a, portA, protocol);
        }

        FlowKey key() {
            FlowKey key = new FlowKey();
            key.set(0, a, portA, 0, b, portB, protocol);
            return key;
        }

        static Flow random(Random random) {
            return new Flow(
                    random.nextInt(8), random.nextInt(300), random.nextInt(8), random.nextInt(4),
                    random.nextBoolean() ? 6 : 17);
        }
    }

    private static final class Live extends FlowKey {
        Live(FlowKey key) {
            copy(key);
        }
    }

    @Test
    void aTableKeepsWhatAMapKeeps() {
        Random random = new Random(3);
        FlowTable<Live> table = new FlowTable<>();
        Map<Flow, Live> map = new HashMap<>();
        for (int i = 0; i < 400_000; i++) {
            Flow flow = Flow.random(random);
            Flow known = map.containsKey(flow) ? flow : flow.reversed();
            Live expected = map.get(known);

            Live found = table.find(flow.key());

            assertSame(expected, found);
            // Grows over the first half, shrinks over the second.
            boolean adding = random.nextInt(100) < (i < 200_000 ? 70 : 30);
            if (found == null && adding) {
                Live added = new Live(flow.key());
                map.put(flow, added);
                table.add(added);
            } else if (found != null && !adding) {
                map.remove(known);
                table.remove(found);
            }
            assertEquals(map.size(), table.size());
        }
        Set<Live> visited = new HashSet<>();
        table.forEach(visited::add);
        assertEquals(new HashSet<>(map.values()), visited);
        assertTrue(map.size() > 500, "the test should have something to find");
    }

    @Test
    void bothDirectionsHaveOneKey() {
        assertTrue(new Flow(A, 40001, B, 80, 6).key().isSame(new Flow(B, 80, A, 40001, 6).key()));
        assertFalse(new Flow(A, 40001, B, 80, 6).key().isSame(new Flow(B, 40001, A, 80, 6).key()));
        assertFalse(new Flow(A, 40001, B, 80, 6).key().isSame(new Flow(A, 40001, B, 80, 17).key()));
    }

    @Test
    void theLowerAddressIsTheLowEnd() {
        FlowKey key = new FlowKey();

        assertTrue(key.set(0, A, 40001, 0, B, 80, 6));
        assertEquals(40001, key.lowPort());
        assertFalse(key.set(0, B, 80, 0, A, 40001, 6));
        assertEquals(40001, key.lowPort());
    }

    @Test
    void portsOfEqualAddressesAreComparedWithTheirBytesSwapped() {
        FlowKey key = new FlowKey();

        assertTrue(key.set(0, A, 256, 0, A, 2, 6));
        assertEquals(256, key.lowPort());
        assertFalse(key.set(0, A, 2, 0, A, 256, 6));
        assertEquals(256, key.lowPort());
    }

    @Test
    void theSourceOfMessagesThatGoOneWayIsTheLowEnd() {
        FlowKey key = new FlowKey();

        key.setOneWay(0, B, 3, 0, A, 1, 1);

        assertEquals(B, key.lowLow());
        assertEquals(3, key.lowPort());
    }

    @Test
    void keysAreOrderedByTheirBytes() {
        Random random = new Random(4);
        List<FlowKey> keys = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            FlowKey key = new FlowKey();
            key.set(
                    random.nextInt(3) - 1L, random.nextInt(3) - 1L, random.nextInt(0x10000),
                    random.nextInt(3) - 1L, random.nextInt(3) - 1L, random.nextInt(0x10000),
                    random.nextInt(256));
            keys.add(key);
        }
        List<FlowKey> byBytes = new ArrayList<>(keys);
        byBytes.sort(Comparator.comparing(FlowTableTest::bytes));

        keys.sort(FlowKey::compare);

        assertEquals(byBytes.stream().map(FlowTableTest::bytes).toList(),
                keys.stream().map(FlowTableTest::bytes).toList());
    }

    /// Addresses, ports in network order, protocol, as hexadecimal digits.
    private static String bytes(FlowKey key) {
        return "%016x%016x%016x%016x%04x%04x%02x".formatted(
                key.lowHigh(), key.lowLow(), key.highHigh(), key.highLow(), key.lowPort(), key.highPort(),
                key.protocol());
    }
}
