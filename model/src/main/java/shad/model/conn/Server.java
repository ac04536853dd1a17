package shad.model.conn;

/// Where a service is offered. Immutable.
public record Server(IpAddress host, int port, TransportProtocol transport) {}
