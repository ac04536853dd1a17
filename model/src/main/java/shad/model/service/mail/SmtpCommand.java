package shad.model.service.mail;

import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// Commands of SMTP, and what stands for a command in a dialogue (Zeek, SMTP_cmd.def). A client that spells out one of
/// the latter is believed, as by Zeek.
enum SmtpCommand {
    EHLO,
    HELO,
    MAIL,
    RCPT,
    DATA,
    QUIT,
    RSET,
    VRFY,
    EXPN,
    HELP,
    NOOP,
    STARTTLS,
    X_ANONYMOUSTLS,
    CONN_ESTABLISHMENT,
    END_OF_DATA,
    SEND,
    SOML,
    SAML,
    TURN,
    BDAT,
    ETRN,
    AUTH,
    AUTH_ANSWER;

    private static final SmtpCommand[] ALL = values();

    static @Nullable SmtpCommand of(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return null;
        }
        for (SmtpCommand command : ALL) {
            if (Ascii.isIgnoringCase(bytes, offset, length, command.name())) {
                return command;
            }
        }
        return Ascii.isIgnoringCase(bytes, offset, length, "X-ANONYMOUSTLS") ? X_ANONYMOUSTLS : null;
    }
}
