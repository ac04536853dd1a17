/// Writes chosen connections as Zeek logs.
@NullMarked
package shad.views.export;

import org.jspecify.annotations.NullMarked;
