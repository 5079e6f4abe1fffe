package load

import (
	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"
)

// smallFile is too short to nest deep enough to be dangerous.
const smallFile = 16 << 10

// tooDeep tells whether a CUE file nests so deep that parsing it could use up
// the stack, which no program survives. It gives the place too.
func tooDeep(name string, data []byte) (place, bool) {
	if len(data) < smallFile {
		return place{}, false
	}
	file := token.NewFile(name, 0, len(data))
	var s scanner.Scanner
	s.Init(file, data, func(token.Pos, string, []any) {}, 0)
	depth, chain := 0, 0
	for {
		pos, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			return place{}, false
		case token.LBRACE, token.LBRACK, token.LPAREN:
			depth++
		case token.RBRACE, token.RBRACK, token.RPAREN:
			depth = max(depth-1, 0)
			chain = 0
		case token.COMMA:
			chain = 0
		case token.STRING, token.IDENT, token.INT, token.FLOAT:
		default: // an operator or colon: what follows it nests
			chain++
		}
		if depth+chain > maxDepth {
			return at(pos), true
		}
	}
}
