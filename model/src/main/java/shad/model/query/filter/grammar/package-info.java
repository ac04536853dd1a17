/// Lexer and parser of the filter language, generated from its grammar.
@NullUnmarked
package shad.model.query.filter.grammar;

import org.jspecify.annotations.NullUnmarked;
