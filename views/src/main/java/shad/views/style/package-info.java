/// How everything looks: themes, colours by role, fonts, density, and the style-class names that Java code uses.
@NullMarked
package shad.views.style;

import org.jspecify.annotations.NullMarked;
