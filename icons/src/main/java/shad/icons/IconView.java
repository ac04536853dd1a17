package shad.icons;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Shows one icon in a square of fixed size. Style class `icon`; the path inside has `icon-shape`, coloured by `-fx-fill`.
/// Not seen by screen readers and by the mouse: what it decorates says what it means.
public final class IconView extends Region {
    private final ObjectProperty<Icon> icon = new SimpleObjectProperty<>(this, "icon");
    private final SVGPath shape = new SVGPath();

    /// An icon of 16 pixels, the size that the artwork is drawn for.
    public IconView(Icon icon) {
        this(icon, Icon.SIZE);
    }

    /// An icon of `size` pixels; multiples of 16 stay crisp.
    public IconView(Icon icon, double size) {
        getStyleClass().add("icon");
        shape.getStyleClass().add("icon-shape");
        shape.setManaged(false);
        shape.contentProperty().bind(this.icon.map(Icon::path));
        shape.getTransforms().add(new Scale(size / Icon.SIZE, size / Icon.SIZE));
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        getChildren().add(shape);
        setIcon(icon);
    }

    /// The icon shown; may change at any time.
    public ObjectProperty<Icon> iconProperty() {
        return icon;
    }

    public Icon getIcon() {
        return icon.get();
    }

    public void setIcon(Icon icon) {
        this.icon.set(icon);
    }
}
