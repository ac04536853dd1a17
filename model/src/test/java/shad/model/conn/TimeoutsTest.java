package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeoutsTest {
    @ParameterizedTest
    @EnumSource(Timeout.class)
    void theDefaultIsZeeksValueAndAllowed(Timeout timeout) {
        assertEquals(timeout.defaultSeconds(), Timeouts.DEFAULT.seconds(timeout));
        assertTrue(timeout.allows(timeout.defaultSeconds()));
    }

    @Test
    void aChangeLeavesTheOthersAsTheyWere() {
        Timeouts changed = Timeouts.DEFAULT.with(Timeout.TCP_INACTIVITY, 1800);

        assertEquals(Map.of(Timeout.TCP_INACTIVITY, 1800.0), changed.changed());
        assertEquals(Map.of(), Timeouts.DEFAULT.changed());
    }

    @Test
    void changedBackTheyAreEqualToZeeks() {
        Timeouts changed = Timeouts.DEFAULT.with(Timeout.DNS_SESSION, 20);

        assertFalse(changed.equals(Timeouts.DEFAULT));
        assertEquals(Timeouts.DEFAULT, changed.with(Timeout.DNS_SESSION, 10));
    }

    @Test
    void timesOutsideTheRangeAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Timeouts.DEFAULT.with(Timeout.UDP_INACTIVITY, -1));
        assertThrows(
                IllegalArgumentException.class, () -> Timeouts.DEFAULT.with(Timeout.UDP_INACTIVITY, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> Timeouts.DEFAULT.with(Timeout.UDP_INACTIVITY, Timeout.MAX_SECONDS + 1));
        assertThrows(
                IllegalArgumentException.class, () -> Timeouts.DEFAULT.with(Timeout.TCP_SESSION, 0));
    }
}
