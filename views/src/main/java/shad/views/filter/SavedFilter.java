package shad.views.filter;

/// A filter under a name.
public record SavedFilter(String name, String text) {}
