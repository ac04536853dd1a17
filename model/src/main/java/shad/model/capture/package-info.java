/// Stage 1: opens capture files and streams and delivers their frames one by one.
@NullMarked
package shad.model.capture;

import org.jspecify.annotations.NullMarked;
