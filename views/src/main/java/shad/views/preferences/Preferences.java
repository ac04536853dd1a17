package shad.views.preferences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Everything that a person can set, kept in the settings. Only what differs from the standard is written, so that better
/// standards of later versions reach everybody. FX thread only.
public final class Preferences {
    /// More of a value is not shown in a message.
    private static final int LONGEST_SHOWN = 40;

    private final Settings settings;
    private final List<Preference> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    public Preferences(Settings settings) {
        this.settings = settings;
        settings.problem().ifPresent(problems::add);
    }

    /// Takes a preference in and gives it the value that is kept, if that is one that it may have.
    public Preference add(Preference preference) {
        all.add(preference);
        Optional<String> kept = settings.get(preference.key());
        kept.ifPresent(text -> {
            String problem = preference.problem(text);
            if (problem.isEmpty()) {
                preference.setValue(text);
            } else {
                String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
                problems.add(preference.key() + " = " + shown + ": " + problem);
            }
        });
        return preference;
    }

    public List<Preference> all() {
        return Collections.unmodifiableList(all);
    }

    /// What of the settings could not be used; the standards stand in.
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    /// Sets and keeps a value.
    ///
    /// @throws IllegalArgumentException if the preference does not allow it
    public void set(Preference preference, String text) {
        String problem = preference.problem(text);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(preference.key() + ": " + problem);
        }
        if (text.equals(preference.value())) {
            return;
        }
        preference.setValue(text);
        if (preference.isChanged()) {
            settings.put(preference.key(), text);
        } else {
            settings.remove(preference.key());
        }
        settings.save();
    }

    public void reset(Preference preference) {
        set(preference, preference.standard());
    }
}
