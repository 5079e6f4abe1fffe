package paper

import (
	"roe.example/checker/readiness"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
)

// Readiness is the one table of what roe readiness writes.
var Readiness = []Format[readiness.Readiness]{
	{"markdown", "md", "for a wiki or an e-mail", false, false, always(markdown.WriteReadiness)},
	{"json", "json", "one document for programs, see schemas/readiness.schema.json; --compare reads it", false, true, always(jsonout.WriteReadiness)},
}
