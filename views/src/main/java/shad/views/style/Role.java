package shad.views.style;

/// What a colour is for. Each role is a looked-up colour of the palettes' style sheets.
public enum Role {
    SURFACE("-color-bg-default"),
    SURFACE_SUBTLE("-color-bg-subtle"),
    SURFACE_HOVER("-color-bg-hover"),
    SURFACE_SELECTED("-color-bg-selected"),
    TEXT("-color-fg-default"),
    TEXT_MUTED("-color-fg-muted"),
    BORDER("-color-border-default"),
    BORDER_SUBTLE("-color-border-subtle"),
    ACCENT("-color-accent-fg"),
    OK_TEXT("-color-ok-fg"),
    ERROR_TEXT("-color-error-fg"),
    NOTICE_TEXT("-color-notice-fg"),
    STATE_COMPLETE("-color-state-complete"),
    STATE_COMPLETE_TEXT("-color-state-complete-fg"),
    STATE_OPEN("-color-state-open"),
    STATE_OPEN_TEXT("-color-state-open-fg"),
    STATE_HALF_CLOSED("-color-state-half-closed"),
    STATE_HALF_CLOSED_TEXT("-color-state-half-closed-fg"),
    STATE_UNANSWERED("-color-state-unanswered"),
    STATE_UNANSWERED_TEXT("-color-state-unanswered-fg"),
    STATE_REFUSED("-color-state-refused"),
    STATE_REFUSED_TEXT("-color-state-refused-fg"),
    STATE_MIDSTREAM("-color-state-midstream"),
    STATE_MIDSTREAM_TEXT("-color-state-midstream-fg"),
    FAMILY_WEB_TEXT("-color-family-web-fg"),
    FAMILY_NAME_TEXT("-color-family-name-fg"),
    FAMILY_MAIL_TEXT("-color-family-mail-fg"),
    FAMILY_REMOTE_TEXT("-color-family-remote-fg"),
    FAMILY_FILES_TEXT("-color-family-files-fg"),
    FAMILY_DIRECTORY_TEXT("-color-family-directory-fg"),
    FAMILY_DATABASE_TEXT("-color-family-database-fg"),
    FAMILY_INDUSTRIAL_TEXT("-color-family-industrial-fg"),
    FAMILY_TUNNEL_TEXT("-color-family-tunnel-fg"),
    FAMILY_OTHER_TEXT("-color-family-other-fg"),
    CHIP("-color-chip"),
    CHIP_TEXT("-color-chip-fg"),
    CHIP_OUTLINE_TEXT("-color-chip-outline-fg"),
    CHIP_TROUBLE_TEXT("-color-chip-trouble-fg");

    private final String variable;

    Role(String variable) {
        this.variable = variable;
    }

    /// Name of the looked-up colour in style sheets.
    public String variable() {
        return variable;
    }
}
