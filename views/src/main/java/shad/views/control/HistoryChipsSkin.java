package shad.views.control;

import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.views.fx.Subscriptions;
import shad.views.style.Styles;

/// A column of two places for each letter, one of them taken.
final class HistoryChipsSkin extends SkinBase<HistoryChips> {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final HistoryChips chips;
    private final FlowPane letters = new FlowPane(Orientation.HORIZONTAL);
    private final HBox content;
    private final Subscriptions subscriptions = new Subscriptions();

    HistoryChipsSkin(HistoryChips chips) {
        super(chips);
        this.chips = chips;
        letters.getStyleClass().add("letters");
        HBox.setHgrow(letters, Priority.ALWAYS);
        VBox sides = Styles.styled(new VBox(side("orig"), side("resp")), "sides");
        content = Styles.styled(new HBox(sides, letters), "content");
        getChildren().add(content);

        EventHandler<KeyEvent> keyPressed = this::keyPressed;
        chips.addEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
        subscriptions.add(() -> chips.removeEventHandler(KeyEvent.KEY_PRESSED, keyPressed));
        subscriptions.add(chips.historyProperty().subscribe(history -> showLetters()));
        subscriptions.add(chips.chipTextProperty().subscribe(text -> showLetters()));
        subscriptions.add(chips.foundProperty().subscribe(found -> markFound()));
        subscriptions.add(chips.selectedIndexProperty().subscribe(this::markSelected));
    }

    /// Long histories wrap, so the height follows the width.
    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + content.prefHeight(width < 0 ? width : width - left - right) + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    private static Label side(String name) {
        return Styles.styled(new Label(name), Styles.CAPTION);
    }

    private void showLetters() {
        letters.getChildren().clear();
        for (int index = 0; index < chips.getHistory().length(); index++) {
            letters.getChildren().add(column(index));
        }
        markFound();
        markSelected();
    }

    private void markFound() {
        for (int index = 0; index < letters.getChildren().size(); index++) {
            letters.getChildren().get(index).pseudoClassStateChanged(FOUND, chips.getFound().get(index));
        }
    }

    private Node column(int index) {
        char letter = chips.getHistory().charAt(index);
        HistoryLetter kind = HistoryLetter.of(letter);
        String words = chips.chipTextProperty().get().apply(index);
        Label chip = Styles.styled(new Label(String.valueOf(letter)), "chip", Styles.MONO);
        chip.getStyleClass().addAll(kind.styleClasses(letter));
        chip.setAccessibleText(words);
        chip.setTooltip(new Tooltip(words));
        chip.setOnMousePressed(event -> {
            chips.requestFocus();
            chips.select(index);
        });
        Region other = Styles.styled(new Region(), "no-chip");
        return Styles.styled(kind == HistoryLetter.RESPONDER ? new VBox(other, chip) : new VBox(chip, other), "letter");
    }

    private void markSelected() {
        for (int index = 0; index < letters.getChildren().size(); index++) {
            boolean selected = index == chips.getSelectedIndex();
            letters.getChildren().get(index).pseudoClassStateChanged(Styles.SELECTED, selected);
        }
    }

    private void keyPressed(KeyEvent event) {
        int last = chips.getHistory().length() - 1;
        if (last < 0) {
            return;
        }
        int selected = chips.getSelectedIndex();
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> select(event, Math.max(0, selected - 1));
            case RIGHT, KP_RIGHT -> select(event, Math.min(last, selected + 1));
            case HOME -> select(event, 0);
            case END -> select(event, last);
            default -> {
                // Not ours.
            }
        }
    }

    private void select(KeyEvent event, int index) {
        chips.select(index);
        event.consume();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
        super.dispose();
    }
}
