/// Stage 5, beside the tracker: shells and desktops from afar: SSH, RDP over TCP and UDP, RFB.
@NullMarked
package shad.model.service.remote;

import org.jspecify.annotations.NullMarked;
