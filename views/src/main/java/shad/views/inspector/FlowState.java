package shad.views.inspector;

/// Where the inspector stands with the packets of the chosen connection. Immutable.
sealed interface FlowState {
    /// Nobody needs them, or no connection is chosen.
    record Unasked() implements FlowState {}

    /// They are being read.
    record Reading() implements FlowState {}

    record Ready(Flow flow) implements FlowState {}

    /// They can't be shown.
    ///
    /// @param reason why not and what to do, in sentences
    record Unavailable(String reason) implements FlowState {}
}
