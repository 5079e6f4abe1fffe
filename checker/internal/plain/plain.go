// Package plain turns every shortcut off, so that results can be held to those
// of the long way.
package plain

import "os"

// Variable is what asks for the long way: ROE_PLAIN=1.
const Variable = "ROE_PLAIN"

// Asked tells whether the environment asks for the long way.
func Asked() bool { return os.Getenv(Variable) == "1" }
