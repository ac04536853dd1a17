package shad.views.shell;

import shad.views.capture.RecentFiles;
import shad.views.connections.ConnectionsView;
import shad.views.control.Overlay;
import shad.views.preferences.Settings;
import shad.views.selection.SelectionTrail;
import shad.views.style.Appearance;

/// What the commands of a window act on.
///
/// @param settings remember which commands were found last
/// @param overlay where commands are looked for
record WindowParts(
        MainActions actions,
        LiveActions live,
        MarkActions marks,
        RulesDialog rules,
        RecentFiles recentFiles,
        ConnectionsView connections,
        Appearance appearance,
        FormatCommands formats,
        TabSet tabs,
        TableMemory tables,
        ColumnSetPrompts prompts,
        ViewHistory history,
        SelectionTrail trail,
        Panes panes,
        PreferencesDialog preferences,
        WindowMemory memory,
        Settings settings,
        Overlay overlay) {}
