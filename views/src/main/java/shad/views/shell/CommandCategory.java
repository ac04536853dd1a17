package shad.views.shell;

/// What commands are about; each is a menu, in this order.
enum CommandCategory {
    FILE("_File"),
    EDIT("_Edit"),
    VIEW("_View"),
    GO("_Go"),
    FILTER("Fi_lter"),
    CAPTURE("_Capture"),
    HELP("_Help");

    private final String title;

    CommandCategory(String title) {
        this.title = title;
    }

    /// Title of the menu; an underscore stands before its mnemonic.
    String title() {
        return title;
    }

    /// The title as it reads.
    String plainTitle() {
        return title.replace("_", "");
    }
}
