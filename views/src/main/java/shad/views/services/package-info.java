/// The services among the rows shown: who serves what at which port, and how it is known.
@NullMarked
package shad.views.services;

import org.jspecify.annotations.NullMarked;
