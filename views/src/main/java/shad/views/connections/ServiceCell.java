package shad.views.connections;

import javafx.scene.Node;
import javafx.scene.control.Label;
import shad.model.conn.ServiceFamily;
import shad.model.query.ColumnText;
import shad.views.control.ServiceMark;
import shad.views.style.ServiceTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// The services of a row with the icon and the colour of their family.
final class ServiceCell implements CellGraphic {
    private final ConnectionTexts texts;
    private final ServiceMark mark = new ServiceMark();
    private final Label unset =
            Styles.styled(new Label(String.valueOf(ColumnText.UNSET)), Styles.MONO, Styles.MUTED);
    private String shown = "";

    ServiceCell(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return shown.isEmpty() ? unset : mark;
    }

    @Override
    public void show(int row) {
        String service = texts.service(row);
        if (!service.equals(shown)) {
            shown = service;
            mark.show(ServiceTone.of(ServiceFamily.of(service)), service);
        }
    }
}
