/// The packets of the chosen connection as graphs over time: sequence numbers, throughput, round-trip times.
@NullMarked
package shad.views.inspector.graphs;

import org.jspecify.annotations.NullMarked;
