package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Vectors: what Zeek gave the first connections of its runs.
class ConnUidsTest {
    @Test
    void aSeedOfZerosGivesTheIdentifiersOfZeeksDeterministicMode() {
        assertEquals(
                List.of("CJKFoj4bpHEhTeaRoj", "CRdT6w4PA64qWKmBk3", "Cj5C653qaTXsxKtqD2", "CJioLj2aEkGc9R3T0b"),
                first(4, ConnUids.DEFAULT));
    }

    @Test
    void anotherSeedGivesOtherIdentifiers() {
        ConnUids uids = new ConnUids(new SipHash(0x572ae495L, 0x7fff87cce000L));

        assertEquals(
                List.of("CHhAvVGS1DHFjwGM9", "ClEkJM2Vm5giqnMf4h", "C4J4Th3PJpwUYZZ6gc", "CtPZjS20MLrsMUOJi2",
                        "CUM0KZ3MLUfNB0cl11", "CmES5u32sYpV7JYN", "CP5puj4I8PtEU4qzYg", "C37jN32gN3y3AZzyf6",
                        "C3eiCBGOLw3VtHfOj", "CwjjYJ2WqgTbAqiHl6"),
                first(10, uids));
    }

    private static List<String> first(int count, ConnUids uids) {
        return LongStream.range(0, count).mapToObj(uids::text).toList();
    }
}
