package main

import (
	"context"
	"io"
	"regexp"

	"roe.example/checker"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

// fingerprint is what names a finding, or the first part of it.
var fingerprint = regexp.MustCompile(`^[0-9a-f]{6,16}$`)

// deriveFinding writes how a finding came about. Faults in the input go to
// errs, and end the program with 2.
func deriveFinding(ctx context.Context, opt checker.Options, name, format, colors string, out, errs io.Writer) error {
	d, faults, err := checker.Derive(ctx, opt, name)
	if err != nil {
		return err
	}
	if len(faults) > 0 && format == "text" {
		out = errs
	}
	if err := writeDerivation(format, out, d, screenOf(out, colors)); err != nil {
		return err
	}
	if len(faults) > 0 {
		return exitCode(2)
	}
	return nil
}

func writeDerivation(format string, w io.Writer, d *report.Derivation, s screen) error {
	if format == "json" {
		return jsonout.WriteDerivation(w, d)
	}
	return text.WriteDerivation(w, d, text.Options{Width: s.width, Color: s.color})
}
