/// How values read: sizes, durations, times, counts and shares. The same in every locale, because people compare them with logs.
@NullMarked
package shad.views.text;

import org.jspecify.annotations.NullMarked;
