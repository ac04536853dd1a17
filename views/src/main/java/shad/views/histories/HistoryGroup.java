package shad.views.histories;

import shad.model.query.GroupCount;

/// A history string and how much has it.
///
/// @param id a number that stays the string's while one capture is shown
record HistoryGroup(int id, GroupCount<String> count) {
    String history() {
        return count.value();
    }
}
