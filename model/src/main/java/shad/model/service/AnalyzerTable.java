package shad.model.service;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Which analyzers there are, the ports on which they are attached and the signatures that attach them. Immutable once
/// built; any thread.
public final class AnalyzerTable {
    private final Map<Protocol, Supplier<Analyzer>> makers;
    private final Map<Integer, List<Protocol>> tcpPorts;
    private final Map<Integer, List<Protocol>> udpPorts;
    private final List<Signature> signatures;

    private AnalyzerTable(Builder builder) {
        this.makers = new EnumMap<>(builder.makers);
        this.tcpPorts = Map.copyOf(builder.tcpPorts);
        this.udpPorts = Map.copyOf(builder.udpPorts);
        this.signatures = List.copyOf(builder.signatures);
    }

    /// Collects registrations. Where several analyzers share a port, they are fed in the order of registration.
    public static final class Builder {
        private final Map<Protocol, Supplier<Analyzer>> makers = new EnumMap<>(Protocol.class);
        private final Map<Integer, List<Protocol>> tcpPorts = new HashMap<>();
        private final Map<Integer, List<Protocol>> udpPorts = new HashMap<>();
        private final List<Signature> signatures = new ArrayList<>();

        /// Registers an analyzer.
        public Builder analyzer(Protocol protocol, Supplier<Analyzer> maker) {
            makers.put(protocol, maker);
            return this;
        }

        /// Attaches an analyzer to TCP connections with one of these responder ports.
        public Builder tcp(Protocol protocol, int... ports) {
            return ports(tcpPorts, protocol, ports);
        }

        /// Attaches an analyzer to UDP connections with one of these responder ports.
        public Builder udp(Protocol protocol, int... ports) {
            return ports(udpPorts, protocol, ports);
        }

        private Builder ports(Map<Integer, List<Protocol>> table, Protocol protocol, int... ports) {
            for (int port : ports) {
                table.computeIfAbsent(port, _ -> new ArrayList<>(2)).add(protocol);
            }
            return this;
        }

        /// Adds a signature.
        public Builder signature(Signature signature) {
            signatures.add(signature);
            return this;
        }

        /// The table.
        ///
        /// @throws IllegalStateException if a port or a signature names a protocol without an analyzer
        public AnalyzerTable build() {
            tcpPorts.forEach((port, protocols) -> protocols.forEach(protocol -> verify(protocol, "TCP port " + port)));
            udpPorts.forEach((port, protocols) -> protocols.forEach(protocol -> verify(protocol, "UDP port " + port)));
            for (Signature signature : signatures) {
                Protocol attached = signature.attaches();
                if (attached != null) {
                    verify(attached, "signature " + signature.name());
                }
            }
            return new AnalyzerTable(this);
        }

        private void verify(Protocol protocol, String namedBy) {
            if (!makers.containsKey(protocol)) {
                throw new IllegalStateException(namedBy + " attaches " + protocol + ", which has no analyzer");
            }
        }
    }

    /// A new analyzer.
    Analyzer create(Protocol protocol) {
        Supplier<Analyzer> maker = makers.get(protocol);
        if (maker == null) {
            throw new IllegalArgumentException("no analyzer of " + protocol);
        }
        return maker.get();
    }

    /// What is attached to connections with this responder port.
    List<Protocol> atPort(boolean tcp, int port) {
        return (tcp ? tcpPorts : udpPorts).getOrDefault(port, List.of());
    }

    List<Signature> signatures() {
        return signatures;
    }
}
