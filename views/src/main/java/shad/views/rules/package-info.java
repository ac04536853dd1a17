/// Rules that mark rows: what they look out for and how that looks, in an order that a person edits.
@NullMarked
package shad.views.rules;

import org.jspecify.annotations.NullMarked;
