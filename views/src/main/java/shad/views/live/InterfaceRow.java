package shad.views.live;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.InterfaceTraffic;
import shad.model.conn.IpAddress;

/// An interface that a person may choose, and how much goes over it. FX thread only.
final class InterfaceRow {
    private final CaptureInterface about;
    private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");
    private final RateHistory rates;
    private @Nullable InterfaceTraffic before;
    private long beforeNanos;

    /// @param rates to be gone on with
    InterfaceRow(CaptureInterface about, RateHistory rates) {
        this.about = about;
        this.rates = rates;
    }

    CaptureInterface about() {
        return about;
    }

    String name() {
        return about.name();
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }

    boolean isChosen() {
        return chosen.get();
    }

    RateHistory rates() {
        return rates;
    }

    boolean canCapture() {
        return about.means() != null;
    }

    /// Notes what has passed so far; two such notes make a rate.
    void passed(InterfaceTraffic traffic, long nanos) {
        InterfaceTraffic last = before;
        if (last != null && nanos > beforeNanos && traffic.packets() >= last.packets()) {
            // What is sent on a loopback is received there as well, and captured once.
            int seen = about.is(Trait.LOOPBACK) ? 2 : 1;
            rates.add((traffic.packets() - last.packets()) * 1e9 / (nanos - beforeNanos) / seen);
        }
        before = traffic;
        beforeNanos = nanos;
    }

    String addresses() {
        return about.addresses().stream().map(InterfaceRow::text).collect(Collectors.joining("\n"));
    }

    private static String text(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? IpAddress.text(0, IpAddress.mappedLow(bytes.getInt()))
                : IpAddress.text(bytes.getLong(), bytes.getLong());
    }

    /// How it is doing, in words.
    String state() {
        if (about.obstacle() != null && !canCapture()) {
            return switch (about.obstacle().kind()) {
                case PERMISSION -> "not allowed";
                case DOWN -> "down";
                default -> "not available";
            };
        }
        String state = about.is(Trait.PSEUDO)
                ? "special"
                : !about.is(Trait.UP)
                        ? "down"
                        : about.is(Trait.LOOPBACK)
                                ? "up, loopback"
                                : about.is(Trait.RUNNING) ? "up" : "up, no link";
        return about.means() == CaptureInterface.Means.SHAD || about.means() == null
                ? state
                : state + ", by " + about.means().name().toLowerCase(Locale.ROOT);
    }
}
