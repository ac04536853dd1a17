/// Not a test: a window that shows every reusable part at once, to be looked at: run `GalleryMain`.
@NullMarked
package shad.views.gallery;

import org.jspecify.annotations.NullMarked;
