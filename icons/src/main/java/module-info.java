/// Artwork by meaning: application icon, toolbar and state glyphs.
module shad.icons {
    requires static org.jspecify;
    requires transitive javafx.graphics;

    exports shad.icons;
}
