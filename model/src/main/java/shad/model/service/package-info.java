/// Stage 5, beside the tracker: which protocols the payload of a connection speaks. A tree of analyzers for each
/// connection, fed in place, and the rules by which they give the connection its service names.
@NullMarked
package shad.model.service;

import org.jspecify.annotations.NullMarked;
