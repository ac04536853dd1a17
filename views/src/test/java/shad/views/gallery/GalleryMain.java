package shad.views.gallery;

/// Starts the gallery; apart from it, because JavaFX on the class path wants the main class not to be the application.
final class GalleryMain {
    private GalleryMain() {}

    public static void main(String[] arguments) {
        Gallery.main(arguments);
    }
}
