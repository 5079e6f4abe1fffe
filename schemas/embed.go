// Package schemas embeds the CUE schemas, the defaults and the starter
// library, and what is generated from them.
package schemas

import "embed"

// FS holds this folder: the schema's *.cue files, defaults/, library/ and
// generated/.
//
//go:embed *.cue all:defaults all:library all:generated
var FS embed.FS

// Library is generated/library.json in a form that is read faster. The loader
// writes and reads it.
//
//go:embed library.bin
var Library string
