/// Captures and connections: reads frames, tracks connections as Zeek does, keeps and queries the rows. No JavaFX.
module shad.model {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports shad.model.conn;
    exports shad.model.query;
    exports shad.model.store;
}
