package shad.views.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterfaces;
import shad.model.capture.live.InterfaceTraffic;
import shad.model.capture.live.LiveCaptureException;
import shad.model.capture.live.Recordings;

/// The machine as far as capturing goes, so that a test can put another in its place. Asked in the background.
public interface CaptureSystem {
    /// See [CaptureInterfaces#list].
    List<CaptureInterface> interfaces() throws LiveCaptureException;

    /// See [CaptureInterfaces#checkFilter].
    void checkFilter(String expression, int linkType) throws LiveCaptureException;

    /// What has passed each interface so far, by its name.
    Map<String, InterfaceTraffic> traffic();

    /// Where recordings lie unless a person chose another folder.
    Path recordingsFolder();

    /// The machine that Shad runs on.
    static CaptureSystem here() {
        return new CaptureSystem() {
            @Override
            public List<CaptureInterface> interfaces() throws LiveCaptureException {
                return CaptureInterfaces.list(true);
            }

            @Override
            public void checkFilter(String expression, int linkType) throws LiveCaptureException {
                CaptureInterfaces.checkFilter(expression, linkType);
            }

            @Override
            public Map<String, InterfaceTraffic> traffic() {
                return InterfaceTraffic.now();
            }

            @Override
            public Path recordingsFolder() {
                return Recordings.standardFolder();
            }
        };
    }
}
