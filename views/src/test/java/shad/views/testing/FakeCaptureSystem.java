package shad.views.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterfaces;
import shad.model.capture.live.InterfaceTraffic;
import shad.model.capture.live.LiveCaptureException;
import shad.views.live.CaptureSystem;

/// A machine with the interfaces that a test gives it. Filters are checked by libpcap.
public final class FakeCaptureSystem implements CaptureSystem {
    private final Path folder;
    private volatile List<CaptureInterface> interfaces = List.of();
    private volatile Map<String, InterfaceTraffic> traffic = Map.of();

    /// @param folder of the recordings
    public FakeCaptureSystem(Path folder) {
        this.folder = folder;
    }

    /// An interface that Shad itself may capture on.
    public static CaptureInterface allowed(String name, CaptureInterface.Trait... traits) {
        return new CaptureInterface(name, "", List.of(), 1, Set.of(traits), CaptureInterface.Means.SHAD, null);
    }

    public void setInterfaces(CaptureInterface... some) {
        interfaces = List.of(some);
    }

    public void setTraffic(Map<String, InterfaceTraffic> some) {
        traffic = Map.copyOf(some);
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public void checkFilter(String expression, int linkType) throws LiveCaptureException {
        CaptureInterfaces.checkFilter(expression, linkType);
    }

    @Override
    public Map<String, InterfaceTraffic> traffic() {
        return traffic;
    }

    @Override
    public Path recordingsFolder() {
        return folder;
    }
}
