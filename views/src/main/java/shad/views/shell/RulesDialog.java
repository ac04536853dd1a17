package shad.views.shell;

import java.util.List;
import shad.model.query.filter.FilterExpression;
import shad.views.control.Overlay;
import shad.views.preferences.Settings;
import shad.views.rules.RulesView;
import shad.views.rules.RulesViewModel;

/// Shows the rules that mark rows over the window, and keeps them from one run to the next.
final class RulesDialog {
    private static final String RULES = "rows.color-rule";
    /// Somebody has changed the rules; without any of them, too.
    private static final String CHANGED = "rows.color-rules-changed";

    private final RulesViewModel rules;
    private final Overlay overlay;

    RulesDialog(RulesViewModel rules, Settings settings, Overlay overlay) {
        this.rules = rules;
        this.overlay = overlay;
        if (settings.get(CHANGED).isPresent()) {
            rules.setLines(settings.list(RULES));
        }
        rules.rulesProperty().subscribe((before, now) -> keep(settings));
    }

    private void keep(Settings settings) {
        List<String> lines = rules.lines();
        settings.putList(RULES, lines);
        if (rules.areStandard()) {
            settings.remove(CHANGED);
        } else {
            settings.put(CHANGED, String.valueOf(true));
        }
        settings.save();
    }

    void show() {
        RulesView view = new RulesView(rules, overlay::hide);
        overlay.show(view, view.focus());
    }

    /// Begins a rule for the rows that a condition keeps.
    void showWith(FilterExpression condition) {
        RulesView view = new RulesView(rules, overlay::hide);
        overlay.show(view, view.focus());
        view.add(condition.print());
    }
}
