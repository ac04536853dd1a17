package shad.views.inspector;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;
import shad.model.inspect.FieldNode;
import shad.views.control.EscapeKey;

/// The headers of a frame and their fields. The innermost headers are open at first. Style class `field-tree`.
final class FieldTree extends TreeView<FieldNode> {
    private final ObjectProperty<@Nullable FieldNode> chosen;

    /// @param chosen the header or field that is selected
    FieldTree(ObjectProperty<@Nullable FieldNode> chosen) {
        this.chosen = chosen;
        getStyleClass().add("field-tree");
        setAccessibleText("Fields of the frame");
        setShowRoot(false);
        EscapeKey.passOn(this);
        setCellFactory(tree -> new FieldCell());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                chosen.set(item.getValue());
            }
        });
    }

    /// Shows another frame, with no field chosen.
    void show(@Nullable FrameBytes frame) {
        List<FieldNode> headers = frame == null ? List.of() : frame.headers();
        TreeItem<FieldNode> root = new TreeItem<>(new FieldNode("frame", "", 0, 0, headers));
        for (int i = 0; i < headers.size(); i++) {
            TreeItem<FieldNode> header = item(headers.get(i));
            header.setExpanded(i == lastWithFields(headers));
            root.getChildren().add(header);
        }
        setRoot(root);
    }

    /// Chooses the innermost field that has a byte of the frame.
    void choose(int offset) {
        TreeItem<FieldNode> found = innermost(getRoot(), offset);
        if (found != null) {
            for (TreeItem<FieldNode> item = found.getParent(); item != null; item = item.getParent()) {
                item.setExpanded(true);
            }
            getSelectionModel().select(found);
            chosen.set(found.getValue());
            scrollTo(Math.max(0, getRow(found) - 1));
        }
    }

    private static int lastWithFields(List<FieldNode> headers) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (!headers.get(i).children().isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static TreeItem<FieldNode> item(FieldNode field) {
        TreeItem<FieldNode> item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    private static @Nullable TreeItem<FieldNode> innermost(@Nullable TreeItem<FieldNode> within, int offset) {
        if (within == null) {
            return null;
        }
        for (TreeItem<FieldNode> child : within.getChildren()) {
            if (child.getValue().covers(offset)) {
                TreeItem<FieldNode> inner = innermost(child, offset);
                return inner == null ? child : inner;
            }
        }
        return null;
    }

    private static final class FieldCell extends TreeCell<FieldNode> {
        @Override
        protected void updateItem(@Nullable FieldNode field, boolean empty) {
            super.updateItem(field, empty);
            if (empty || field == null) {
                setText(null);
                return;
            }
            setText(field.value().isEmpty() ? field.name() : field.name() + ": " + field.value());
        }
    }
}
