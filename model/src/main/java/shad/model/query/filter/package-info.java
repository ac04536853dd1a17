/// Stage 7: the filter language: reads what a person wrote, prints it, and turns it into tests of rows. The grammar
/// stands in `src/main/antlr4`.
@NullMarked
package shad.model.query.filter;

import org.jspecify.annotations.NullMarked;
