package shad.model.export;

import java.util.function.Function;
import shad.model.store.ConnectionView;

/// A column of text that Zeek's conn.log does not have; it is written behind those that it has.
///
/// @param name no other column is called so
/// @param text what a row has there, empty for nothing; for any thread
public record ExtraColumn(String name, Function<ConnectionView, String> text) {}
