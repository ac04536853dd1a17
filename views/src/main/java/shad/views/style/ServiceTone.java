package shad.views.style;

import shad.icons.Icon;
import shad.model.conn.ServiceFamily;

/// The look of the families of services: an icon, and a style class that sets the colour `-family-fg` for everything below.
public enum ServiceTone {
    WEB("family-web", Icon.SERVICE_WEB, Role.FAMILY_WEB_TEXT),
    NAME("family-name", Icon.SERVICE_NAME, Role.FAMILY_NAME_TEXT),
    MAIL("family-mail", Icon.SERVICE_MAIL, Role.FAMILY_MAIL_TEXT),
    REMOTE("family-remote", Icon.SERVICE_REMOTE, Role.FAMILY_REMOTE_TEXT),
    FILES("family-files", Icon.SERVICE_FILES, Role.FAMILY_FILES_TEXT),
    DIRECTORY("family-directory", Icon.SERVICE_DIRECTORY, Role.FAMILY_DIRECTORY_TEXT),
    DATABASE("family-database", Icon.SERVICE_DATABASE, Role.FAMILY_DATABASE_TEXT),
    INDUSTRIAL("family-industrial", Icon.SERVICE_INDUSTRIAL, Role.FAMILY_INDUSTRIAL_TEXT),
    TUNNEL("family-tunnel", Icon.SERVICE_TUNNEL, Role.FAMILY_TUNNEL_TEXT),
    OTHER("family-other", Icon.SERVICE_OTHER, Role.FAMILY_OTHER_TEXT);

    private final String styleClass;
    private final Icon icon;
    private final Role role;

    ServiceTone(String styleClass, Icon icon, Role role) {
        this.styleClass = styleClass;
        this.icon = icon;
        this.role = role;
    }

    /// The look of a family.
    public static ServiceTone of(ServiceFamily family) {
        return switch (family) {
            case WEB -> WEB;
            case NAME -> NAME;
            case MAIL -> MAIL;
            case REMOTE -> REMOTE;
            case FILES -> FILES;
            case DIRECTORY -> DIRECTORY;
            case DATABASE -> DATABASE;
            case INDUSTRIAL -> INDUSTRIAL;
            case TUNNEL -> TUNNEL;
            case OTHER -> OTHER;
        };
    }

    public String styleClass() {
        return styleClass;
    }

    public Icon icon() {
        return icon;
    }

    /// Colour of icons and text.
    public Role role() {
        return role;
    }
}
