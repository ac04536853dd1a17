package shad.views.shell;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import shad.views.capture.OpenDialog;
import shad.views.export.SaveDialog;
import shad.views.live.CaptureSystem;
import shad.views.preferences.Settings;
import shad.views.services.ServiceMemory;
import shad.views.style.Appearance;

/// What a window gets from outside, so that a test can put its own in place.
///
/// @param serviceMemory what services earlier captures showed
/// @param captureSystem the machine as far as capturing goes
/// @param marksFolder where marks are kept that can't be kept beside their capture
/// @param background runs what takes time, each job on a thread of its own
/// @param sample the bundled sample capture; null where there is none
public record WindowServices(
        Appearance appearance,
        Settings settings,
        OpenDialog openDialog,
        SaveDialog saveDialog,
        ServiceMemory serviceMemory,
        CaptureSystem captureSystem,
        Path marksFolder,
        Executor background,
        @Nullable Path sample) {}
