/// Stage 5, beside the tracker: protocols that keep a network running: NTP, DHCP, SNMP, RADIUS, syslog.
@NullMarked
package shad.model.service.network;

import org.jspecify.annotations.NullMarked;
