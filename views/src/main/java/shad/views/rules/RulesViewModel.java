package shad.views.rules;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import shad.model.query.filter.FilterContext;
import shad.views.style.RowTones;

/// The rules in force, and how rows are marked by them. FX thread only.
public final class RulesViewModel {
    private final Supplier<FilterContext> context;
    private final ObjectProperty<List<ColorRule>> rules =
            new SimpleObjectProperty<>(this, "rules", ColorRule.DEFAULTS);
    private final ReadOnlyObjectWrapper<RowTones> tones = new ReadOnlyObjectWrapper<>(this, "tones");
    private RuleBook book;

    /// @param context what filters need to know
    public RulesViewModel(Supplier<FilterContext> context) {
        this.context = context;
        book = new RuleBook(rules.get(), context.get());
        tones.set(book);
        rules.subscribe((before, now) -> contextChanged());
    }

    public ObjectProperty<List<ColorRule>> rulesProperty() {
        return rules;
    }

    public List<ColorRule> getRules() {
        return rules.get();
    }

    public void setRules(List<ColorRule> newRules) {
        rules.set(List.copyOf(newRules));
    }

    /// How rows are marked now.
    public ReadOnlyObjectProperty<RowTones> tonesProperty() {
        return tones.getReadOnlyProperty();
    }

    /// Hears that filters may mean something else: named lists or the time zone are others.
    public void contextChanged() {
        book = new RuleBook(rules.get(), context.get());
        tones.set(book);
    }

    /// Hears that marks or notes have changed.
    public void marksChanged() {
        if (book.asksForMarks()) {
            contextChanged();
        }
    }

    /// What is wrong with a filter; empty if nothing is.
    String problem(String filter) {
        return RuleBook.problem(filter, context.get());
    }

    // --- from one run to the next -------------------------------------------------------------------------------------

    /// Whether the rules are those of the beginning.
    public boolean areStandard() {
        return rules.get().equals(ColorRule.DEFAULTS);
    }

    /// The rules as lines for a file; empty if they are standard, so that better standards of later versions reach
    /// everybody.
    public List<String> lines() {
        return areStandard() ? List.of() : rules.get().stream().map(ColorRule::line).toList();
    }

    /// Takes over what [#lines] gave. Lines that are no rules are passed over.
    public void setLines(List<String> lines) {
        setRules(lines.stream().flatMap(line -> ColorRule.ofLine(line).stream()).toList());
    }
}
