/// Entry point, wiring, command line and settings; the only module that knows all others.
module shad.app {
    requires static org.jspecify;
    requires org.slf4j;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    requires shad.model;
    requires shad.icons;
    requires shad.views;

    opens shad.app to info.picocli;

    provides shad.views.services.ServiceMemory with
            shad.app.store.StoredServices;
}
