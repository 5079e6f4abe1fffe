// Package policies embeds the rules that judge the facts. README.md in this
// folder says what a rule is.
package policies

import "embed"

// FS holds this folder's Rego modules, lib/ and <topic>/<rule>/, and what they
// answer: sources.json.
//
//go:embed sources.json lib/*.rego */*/*.rego
var FS embed.FS
