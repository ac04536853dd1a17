package shad.views.style;

import java.util.List;

/// How large everything in a window is, in steps that people know from browsers.
///
/// @param percentage 100 for the size that the design is made for
public record Zoom(int percentage) {
    public static final Zoom NORMAL = new Zoom(100);
    /// From the smallest to the largest.
    public static final List<Zoom> STEPS =
            List.of(75, 90, 100, 110, 125, 150, 175, 200, 250, 300).stream().map(Zoom::new).toList();

    public double factor() {
        return percentage / 100.0;
    }

    /// The next larger step, if there is one.
    public Zoom larger() {
        return STEPS.get(Math.min(STEPS.size() - 1, STEPS.indexOf(this) + 1));
    }

    /// The next smaller step, if there is one.
    public Zoom smaller() {
        return STEPS.get(Math.max(0, STEPS.indexOf(this) - 1));
    }

    /// `125 %`.
    public String percent() {
        return percentage + " %";
    }

    /// The step that [#percent] says.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Zoom ofPercent(String text) {
        return STEPS.stream()
                .filter(zoom -> zoom.percent().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
