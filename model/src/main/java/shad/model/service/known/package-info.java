/// Stage 5: finds out which servers offer which services, as known_services.log lists them.
@NullMarked
package shad.model.service.known;

import org.jspecify.annotations.NullMarked;
