/// Stage 5, beside the tracker: the one table of services: protocols, their ports, their signatures and their analyzers.
@NullMarked
package shad.model.service.registry;

import org.jspecify.annotations.NullMarked;
