/// Stage 5, beside the tracker: names of hosts: DNS, multicast DNS, LLMNR, the name service of NetBIOS.
@NullMarked
package shad.model.service.names;

import org.jspecify.annotations.NullMarked;
