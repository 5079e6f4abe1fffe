package paper

import (
	"io"

	"roe.example/checker/readiness"
	"roe.example/checker/render/ics"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/web"
	"roe.example/checker/render/worklist"
)

func reviewOf(w io.Writer, r *readiness.Readiness, o Options) error {
	return web.Readiness(w, r, web.Options{Paper: o.Size})
}

// Readiness is the one table of what roe readiness writes.
var Readiness = []Format[readiness.Readiness]{
	{"html", "html", "one page that needs nothing else, for the screen and for paper", false, true, shown(reviewOf)},
	{"pdf", "pdf", "the same on paper", true, true, printed(reviewOf)},
	{"xlsx", "xlsx", "the worklist, for Excel and LibreOffice", false, false, always(worklist.WriteXLSX)},
	{"csv", "csv", "the worklist, for any spreadsheet", false, false, always(worklist.WriteCSV)},
	{"ics", "ics", "the dates of the season, for a calendar", false, false, always(ics.WriteReadiness)},
	{"markdown", "md", "for a wiki or an e-mail", false, false, always(markdown.WriteReadiness)},
	{"json", "json", "one document for programs, see schemas/readiness.schema.json; --compare reads it", false, true, always(jsonout.WriteReadiness)},
}
