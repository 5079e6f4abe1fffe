// Package policies embeds the rules that judge the facts. README.md in this
// folder says what a rule is.
package policies

import "embed"

// FS holds this folder's Rego modules: lib/ and <topic>/<rule>/.
//
//go:embed lib/*.rego */*/*.rego
var FS embed.FS
