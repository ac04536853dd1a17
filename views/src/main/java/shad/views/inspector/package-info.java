/// Everything about the connection that is chosen.
///
/// [shad.views.inspector.InspectorView] is a header and tabs. What tells of the row alone (Summary) is shown by
/// [shad.views.inspector.InspectorViewModel]. What needs packets is a [shad.views.inspector.FlowPane] in a
/// [shad.views.inspector.FlowTab], one line in `InspectorView`: the tab has [shad.views.inspector.FlowViewModel] follow the
/// connection again when it comes to the front, and hands the [shad.views.inspector.Flow] to the pane. The packet that a
/// person chose is `selectedPacketProperty()` of the view model, by its index in the story; every part sets it and follows
/// it, and the letter of the history goes with it. What has to be read besides goes through `FlowViewModel.reader()`, in
/// the background.
@NullMarked
package shad.views.inspector;

import org.jspecify.annotations.NullMarked;
