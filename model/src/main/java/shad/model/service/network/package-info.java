/// Protocols that keep a network running: NTP, DHCP, SNMP, RADIUS, syslog.
@NullMarked
package shad.model.service.network;

import org.jspecify.annotations.NullMarked;
