/// Everything a person sees. Knows the model through its exported packages only.
module shad.views {
    requires static org.jspecify;
    requires org.slf4j;

    requires transitive shad.model;
    requires transitive shad.icons;

    requires transitive javafx.controls;
    requires javafx.fxml;
    requires javafx.swing;
    requires org.controlsfx.controls;
    requires org.jfree.jfreechart;
    requires org.jfree.chart.fx;
    requires atlantafx.base;

    exports shad.views.capture;
    exports shad.views.control;
    exports shad.views.export;
    exports shad.views.fx;
    exports shad.views.live;
    exports shad.views.preferences;
    exports shad.views.selection;
    exports shad.views.services;
    exports shad.views.shell;
    exports shad.views.style;
    exports shad.views.table;
    exports shad.views.text;

    opens shad.views.live to
            javafx.fxml;
    opens shad.views.preferences to
            javafx.fxml;
    opens shad.views.rules to
            javafx.fxml;

    uses shad.views.services.ServiceMemory;
}
