/// Stage 7: what leaves Shad as a file and comes back: Zeek logs, written byte for byte as Zeek does, read strictly,
/// compared.
@NullMarked
package shad.model.export;

import org.jspecify.annotations.NullMarked;
