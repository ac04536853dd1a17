/// Stage 5, beside the tracker: byte patterns of many signatures at once, matched by one automaton that is built while it runs.
@NullMarked
package shad.model.service.pattern;

import org.jspecify.annotations.NullMarked;
