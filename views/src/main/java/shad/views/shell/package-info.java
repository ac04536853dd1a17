/// Main window, menus and status bar; the only package that knows every feature.
@NullMarked
package shad.views.shell;

import org.jspecify.annotations.NullMarked;
