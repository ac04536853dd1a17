/// The one table of services: protocols, their ports, their signatures and their parsers.
@NullMarked
package shad.model.service.registry;

import org.jspecify.annotations.NullMarked;
