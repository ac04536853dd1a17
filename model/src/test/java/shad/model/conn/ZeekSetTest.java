package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors: sets that Zeek printed with the seed of [ConnUidsTest].
class ZeekSetTest {
    @ParameterizedTest(name = "{0} is printed as {1}")
    @CsvSource(delimiter = '>', value = {
        "C4J4Th3PJpwUYZZ6gc,CUM0KZ3MLUfNB0cl11 > CUM0KZ3MLUfNB0cl11,C4J4Th3PJpwUYZZ6gc",
        "CHhAvVGS1DHFjwGM9,C4J4Th3PJpwUYZZ6gc > CHhAvVGS1DHFjwGM9,C4J4Th3PJpwUYZZ6gc",
        "CHhAvVGS1DHFjwGM9,CUM0KZ3MLUfNB0cl11 > CHhAvVGS1DHFjwGM9,CUM0KZ3MLUfNB0cl11",
        "AA,BB,CC > CC,BB,AA",
        "AA > AA"
    })
    void aSetIsPrintedInTheOrderOfZeeksTable(String inserted, String printed) {
        ZeekSet set = new ZeekSet(new SipHash(0x572ae495L, 0x7fff87cce000L));
        List.of(inserted.split(",", -1)).forEach(set::add);

        assertEquals(printed, String.join(",", set.ordered()));
    }
}
