package shad.views.shell;

import javafx.application.Platform;
import shad.views.capture.CaptureViewModel;
import shad.views.control.Overlay;
import shad.views.preferences.Preferences;
import shad.views.preferences.PreferencesView;

/// Shows the preferences over the window, and does what they ask of the rest of it.
final class PreferencesDialog implements PreferencesView.Actions {
    private final Preferences preferences;
    private final WindowServices services;
    private final CaptureViewModel capture;
    private final Overlay overlay;
    private final Notices notices;
    private final RulesDialog rules;

    PreferencesDialog(
            Preferences preferences,
            WindowServices services,
            CaptureViewModel capture,
            Overlay overlay,
            Notices notices,
            RulesDialog rules) {
        this.preferences = preferences;
        this.services = services;
        this.capture = capture;
        this.overlay = overlay;
        this.notices = notices;
        this.rules = rules;
    }

    void show() {
        PreferencesView view = new PreferencesView(preferences, this, capture.outdatedProperty());
        overlay.show(view, view.focus());
    }

    /// Says once which of the kept values could not be used.
    void tellOfProblems() {
        if (!preferences.problems().isEmpty()) {
            int others = preferences.problems().size() - 1;
            notices.warn("Some settings can’t be used",
                    preferences.problems().getFirst() + ". The default stands in"
                            + (others == 0 ? "." : ", as for " + Phrases.count(others, "other") + "."));
        }
    }

    @Override
    public void readAgain() {
        overlay.hide();
        capture.reload();
    }

    @Override
    public void editRules() {
        rules.show();
    }

    @Override
    public void forgetServices() {
        services.background().execute(() -> {
            String problem = services.serviceMemory().forget();
            Platform.runLater(() -> {
                if (problem.isEmpty()) {
                    notices.done("All services are forgotten", "What the next captures show is news.");
                } else {
                    notices.warn("Services are not forgotten", problem);
                }
            });
        });
    }

    @Override
    public void close() {
        overlay.hide();
    }
}
