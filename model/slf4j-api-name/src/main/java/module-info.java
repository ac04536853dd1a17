/// The name that SLF4J had before it became `org.slf4j`: pcap4j still asks for it.
module slf4j.api {
    requires transitive org.slf4j;
}
