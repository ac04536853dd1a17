/** The filter language: which connections to show. What names and values mean is decided by FilterReader. */
grammar Filter;

// --- conditions and how they are joined ------------------------------------------------------------------------------

filter      : disjunction? EOF ;
disjunction : conjunction (OR conjunction)* ;
/** Conditions side by side must all hold. */
conjunction : negation (AND? negation)* ;
negation    : NOT negation | condition ;
condition   : LPAREN disjunction RPAREN     # group
            | word relation                 # test
            | (word | STRING)               # text
            ;

relation    : comparison value                      # compare
            | NOT? IN set                           # membership
            | NOT? match value                      # textMatch
            | NOT? HAS value (comparison value)?    # part
            | IS NOT? word                          # presence
            ;
comparison  : EQ | NE | LT | LE | GT | GE ;
match       : CONTAINS | MATCHES | STARTS | ENDS ;

set         : LBRACE member (COMMA member)* COMMA? RBRACE | member ;
/** Both ends of a range belong to it. */
member      : value (RANGE value)? ;
value       : NUMBER UNIT | DATE CLOCK | LIST | STRING | word ;
word        : WORD | NUMBER | UNIT | DATE | CLOCK ;

// --- words and signs -------------------------------------------------------------------------------------------------

AND         : 'and' | 'AND' | '&&' ;
OR          : 'or' | 'OR' | '||' ;
/** A minus sign in front of a word is part of that word, and means the same. */
NOT         : 'not' | 'NOT' | '!' | '-' { _input.LA(1) == '"' }? ;

EQ          : '==' | '=' | 'eq' ;
NE          : '!=' | 'ne' ;
LT          : '<' | 'lt' ;
LE          : '<=' | 'le' ;
GT          : '>' | 'gt' ;
GE          : '>=' | 'ge' ;
IN          : 'in' ;
CONTAINS    : 'contains' ;
MATCHES     : 'matches' | '~' ;
STARTS      : 'starts' | 'startswith' ;
ENDS        : 'ends' | 'endswith' ;
HAS         : 'has' ;
IS          : 'is' ;

LPAREN      : '(' ;
RPAREN      : ')' ;
LBRACE      : '{' ;
RBRACE      : '}' ;
COMMA       : ',' ;
RANGE       : '..' ;

LIST        : '$' [A-Za-z_] [A-Za-z0-9_-]* ;
/** A backslash stands for itself but before a quote or another backslash. */
STRING      : '"' ('\\' . | ~["\\])* '"' ;
UNCLOSED    : '"' ('\\' . | ~["\\])* '\\'? ;

NUMBER      : DIGIT+ ('.' DIGIT+)? ;
DATE        : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
CLOCK       : DIGIT? DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)?
              ('Z' | [+-] DIGIT DIGIT ':'? DIGIT DIGIT)? ;
UNIT        : 'B' | 'kB' | 'KB' | 'MB' | 'GB' | 'TB' | 'KiB' | 'MiB' | 'GiB' | 'TiB'
            | 'ns' | 'us' | 'µs' | 'ms' | 's' | 'sec' | 'secs' | 'second' | 'seconds'
            | 'min' | 'mins' | 'minute' | 'minutes' | 'h' | 'hour' | 'hours' | 'd' | 'day' | 'days' ;

WORD        : (PLAIN | DOT)+ | '1:' BASE64_27 '=' ;
WHITE_SPACE : [\p{White_Space}]+ -> skip ;
OTHER       : . ;

fragment DIGIT : [0-9] ;
fragment PLAIN : ~[\p{White_Space}"(){},=!<>~&|$.] ;
/** Two dots make a range. */
fragment DOT   : '.' { _input.LA(1) != '.' }? ;

// The rest of a Community ID, whose last sign would end a word.
fragment BASE64_27 : BASE64_9 BASE64_9 BASE64_9 ;
fragment BASE64_9  : BASE64 BASE64 BASE64 BASE64 BASE64 BASE64 BASE64 BASE64 BASE64 ;
fragment BASE64    : [A-Za-z0-9+/] ;
