package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.conn.TransportProtocol;
import shad.model.inspect.StateRule;
import shad.model.store.ConnectionView;
import shad.views.control.Card;
import shad.views.control.StateMark;
import shad.views.selection.Secrets;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// Why the connection has its state, why it ended when it did, and where the same ends meet again. Style class `why-pane`.
final class WhyPane extends VBox implements FlowPane {
    /// How strong rules stand that were not asked any more.
    private static final double NOT_ASKED = 0.75;

    private final FlowViewModel packets;
    private final WhyViewModel viewModel;
    private final ReadOnlyObjectProperty<Secrets> secrets;
    private final ValueFormats formats;
    private final StateMachines machines;
    private final VBox rules = styled(new VBox(), "rules");
    private final Label toSf = Card.paragraph("");
    private final Label endHeading = heading("");
    private final Label end = Card.paragraph("");
    private final VBox others = styled(new VBox(), "others");
    private final VBox states;
    private @Nullable Flow flow;

    /// @param secrets what must not be told of other rows
    WhyPane(
            FlowViewModel packets,
            WhyViewModel viewModel,
            ReadOnlyObjectProperty<Secrets> secrets,
            ValueFormats formats) {
        this.packets = packets;
        this.viewModel = viewModel;
        this.secrets = secrets;
        this.formats = formats;
        getStyleClass().add("why-pane");
        machines = new StateMachines(viewModel);
        states = styled(new VBox(
                heading("States of both ends"), machines,
                heading("Rules of conn_state, the first that fits"), rules,
                heading("What is missing to SF"), toSf), "section");
        states.managedProperty().bind(states.visibleProperty());
        getChildren().addAll(states, endHeading, end, heading("The same ends in other rows"), others);
        viewModel.neighboursProperty().subscribe(this::showOthers);
        secrets.subscribe((before, now) -> showOthers(viewModel.neighboursProperty().get()));
        formats.onChange(() -> showOthers(viewModel.neighboursProperty().get()));
    }

    private static Label heading(String text) {
        return styled(new Label(text), Styles.HEADING);
    }

    @Override
    public void show(@Nullable Flow shown) {
        flow = shown;
        viewModel.setFlow(shown);
        machines.show(shown);
        if (shown == null) {
            return;
        }
        StateRule fired = shown.story().stateRule();
        states.setVisible(fired != null);
        if (fired != null) {
            rules.getChildren().setAll(
                    StateRule.inOrder().stream().map(rule -> rule(rule, fired)).toList());
            toSf.setText(StateWords.toSf(shown.story()));
        }
        endHeading.setText(shown.isSoFar() ? "Why it has not ended" : "Why it ended");
        end.setText(StateWords.end(shown));
        showOthers(viewModel.neighboursProperty().get());
    }

    private static HBox rule(StateRule rule, StateRule fired) {
        IconView mark = new IconView(Icon.CHECK);
        mark.setVisible(rule == fired);
        Label words = new Label(rule.words());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        StateMark state = new StateMark(StateTone.of(rule.state().stateClass()), rule.state().name());
        state.setMinWidth(USE_PREF_SIZE);
        HBox line = styled(new HBox(mark, styled(new HBox(state), "state-column"), words), "rule");
        line.pseudoClassStateChanged(Styles.SELECTED, rule == fired);
        line.setOpacity(rule.compareTo(fired) > 0 ? NOT_ASKED : 1);
        line.setAccessibleText(rule.state() + ": " + rule.words() + (rule == fired
                ? ", fits"
                : rule.compareTo(fired) < 0 ? ", does not fit" : ", was not asked"));
        return line;
    }

    private void showOthers(@Nullable Neighbours found) {
        others.getChildren().clear();
        Flow shown = flow;
        if (found == null || shown == null) {
            return;
        }
        if (found.count() == 0) {
            others.getChildren().add(Card.paragraph("No other row has these addresses and ports."));
        }
        found.before().reversed().forEach(row -> others.getChildren().add(link("before", shown, row)));
        found.after().forEach(row -> others.getChildren().add(link("after", shown, row)));
        int named = found.before().size() + found.after().size();
        if (found.count() > named) {
            others.getChildren().add(
                    Card.paragraph("and " + Counts.format(found.count() - named) + " more, further away"));
        }
    }

    private HBox link(String when, Flow shown, int row) {
        ConnectionView view = shown.snapshot().view().at(row);
        Hyperlink link = styled(new Hyperlink(formats.time(view.startNanos())), Styles.MONO);
        link.setAccessibleText("Go to the connection " + when + " this one, of " + formats.time(view.startNanos()));
        link.setOnAction(event -> packets.selectConnection(row));
        HBox line = styled(new HBox(styled(new Label(when), Styles.CAPTION, "when"), link), "other");
        if (!secrets.get().keep(row)) {
            String history = view.transport() == TransportProtocol.TCP ? "  " + view.history() : "";
            line.getChildren().addAll(
                    new StateMark(StateTone.of(view.state().stateClass()), view.state().name()),
                    styled(new Label(history), Styles.MONO));
        }
        return line;
    }
}
