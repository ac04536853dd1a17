/// The recipe of the bundled sample that holds every protocol: conversations, and the capture that is made of them.
@NullMarked
package shad.model.samples;

import org.jspecify.annotations.NullMarked;
