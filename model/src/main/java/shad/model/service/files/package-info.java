/// Stage 5, beside the tracker: protocols that transfer files.
@NullMarked
package shad.model.service.files;

import org.jspecify.annotations.NullMarked;
