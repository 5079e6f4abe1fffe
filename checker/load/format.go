package load

import "cuelang.org/go/cue/format"

// Format writes a CUE file in its standard layout.
func Format(src []byte) ([]byte, error) { return format.Source(src) }
