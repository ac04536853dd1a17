/// Shells and desktops from afar: SSH, RDP and RFB.
@NullMarked
package shad.model.service.remote;

import org.jspecify.annotations.NullMarked;
