// Package policies embeds the rules that judge the facts. README.md in this
// folder says what a rule is.
package policies

import "embed"

// FS holds this folder's Rego modules, lib/ and <topic>/<rule>/, and what they
// answer and show: sources.json and examples.json. The rules' tests stay out: a
// rule's name that ends in st would need a pattern of its own, and a test says so.
//
//go:embed sources.json examples.json lib/*.rego */*/*[^t].rego */*/*[^s]t.rego
var FS embed.FS

// Frozen is these modules as OPA compiles them, written down by judge.Freeze.
//
//go:embed frozen.bin
var Frozen string
