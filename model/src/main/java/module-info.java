/// Captures and connections: reads frames, tracks connections as Zeek does, keeps and queries the rows. No JavaFX.
module shad.model {
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires com.fasterxml.jackson.core;
    requires com.github.luben.zstd_jni;
    requires java.logging;
    requires java.sql;
    requires org.antlr.antlr4.runtime;
    requires org.pcap4j.core;
    requires org.tukaani.xz;
    requires re2j;

    exports shad.model.analysis;
    exports shad.model.capture;
    exports shad.model.capture.live;
    exports shad.model.conn;
    exports shad.model.export;
    exports shad.model.home;
    exports shad.model.inspect;
    exports shad.model.inspect.graph;
    exports shad.model.log;
    exports shad.model.marks;
    exports shad.model.query;
    exports shad.model.query.filter;
    exports shad.model.store;

    uses shad.model.capture.CaptureFormat;
    provides shad.model.capture.CaptureFormat with
            shad.model.capture.pcap.PcapFormat,
            shad.model.capture.pcapng.PcapngFormat;
}
