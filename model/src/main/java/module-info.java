/// Captures and connections: reads frames, tracks connections as Zeek does, keeps and queries the rows. No JavaFX.
module shad.model {
    requires static org.jspecify;
    requires org.slf4j;
}
