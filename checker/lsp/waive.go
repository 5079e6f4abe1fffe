package lsp

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// waiversFile is where a book's waivers are recorded.
const waiversFile = "waivers.cue"

// waive adds a waiver of a finding, to be filled in and signed, to the book's
// file of waivers.
func (v *view) waive(ctx context.Context, st *site, f *report.Finding) error {
	draft, faults, err := checker.Waive(ctx, st.options(f), f.Fingerprint)
	var not *checker.NotWaivable
	switch {
	case errors.As(err, &not):
		return v.refuse(not.Why)
	case err != nil:
		return v.refuse("No waiver was drafted: " + err.Error() + ".")
	case len(faults) > 0:
		return v.refuse("No waiver is drafted before the faults in the book are mended: " + faults[0].String() + ": " + faults[0].Message)
	}
	dir := absolute(f.Book)
	path := filepath.Join(dir, waiversFile)
	said := fmt.Sprintf("The waiver in %s accepts nothing before why, terms and evidence are filled in and every agency has signed.", waiversFile)
	old := v.text(path)
	if old == nil {
		return v.apply(ctx, "Waive "+f.Rule, v.create(path, preface(dir)+draft.CUE()), said)
	}
	gap := "\n"
	if !strings.HasSuffix(old.data, "\n") {
		gap = "\n\n"
	}
	end := old.span(len(old.data), len(old.data))
	return v.apply(ctx, "Waive "+f.Rule, v.edit(path, protocol.TextEdit{Range: end, NewText: gap + draft.CUE()}), said)
}

// preface is what a new file of a book begins with.
func preface(dir string) string {
	if name := load.PackageOf(dir); name != "" {
		return "package " + name + "\n\n"
	}
	return ""
}
