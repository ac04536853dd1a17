package shad.model.service.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PerSideTest {
    private final PerSide<StringBuilder> texts =
            new PerSide<>(ofOriginator -> new StringBuilder(ofOriginator ? "o" : "r"));

    @Test
    void nothingIsMadeBeforeItIsAskedFor() {
        assertNull(texts.ifPresent(true));
        StringBuilder made = texts.of(true);
        assertEquals("o", made.toString());
        assertSame(made, texts.ifPresent(true));
        assertSame(made, texts.of(true));
        assertNull(texts.ifPresent(false));
    }

    @Test
    void whatIsKeptMovesWithTheSideThatChangesItsRole() {
        StringBuilder first = texts.of(true);
        texts.swap();
        assertSame(first, texts.of(false));
        assertEquals("o", texts.of(true).toString());
        assertNotSame(first, texts.of(true));
    }

    @Test
    void whatIsForgottenIsMadeAnew() {
        StringBuilder first = texts.of(false);
        texts.clear();
        assertNull(texts.ifPresent(false));
        assertNotSame(first, texts.of(false));
    }
}
