package checker

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// maxBaseline is how large an earlier report may be.
const maxBaseline = 256 << 20

// makeBaseline says how an earlier report is made.
const makeBaseline = "Make one of the version that you compare with: roe check --format json > FILE."

// readBaseline reads an earlier report, or says why nothing can be held to it.
func readBaseline(name, audience string) (*report.Report, *book.Diagnostic) {
	data, err := readReport(name)
	if err != nil {
		return nil, unfit(name, "The baseline cannot be read: "+bare(err)+".", makeBaseline)
	}
	r, fault := parseReport(name, data)
	if fault != nil {
		return nil, fault
	}
	return r, fitBaseline(name, r, audience)
}

func readReport(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return nil, errors.Join(err, errors.New("it is a directory"))
	}
	data, err := io.ReadAll(io.LimitReader(f, maxBaseline+1))
	if len(data) > maxBaseline {
		err = fmt.Errorf("it is larger than %d MB", maxBaseline>>20)
	}
	return data, err
}

// bare is an error of the system without the path, which is known.
func bare(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

func unfit(name, message, hint string) *book.Diagnostic {
	return &book.Diagnostic{Location: book.Location{File: filepath.ToSlash(name), Line: 1, Column: 1}, Message: message, Hint: hint}
}

// parseReport reads the JSON of a report. What else is JSON lacks a version or
// the coverage.
func parseReport(name string, data []byte) (*report.Report, *book.Diagnostic) {
	var head struct {
		Version  *int             `json:"version"`
		Coverage *json.RawMessage `json:"coverage"`
		Findings *json.RawMessage `json:"findings"`
	}
	r := &report.Report{}
	err := json.Unmarshal(data, &head)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		d := unfit(name, "The baseline is no report of roe check: it is no JSON, or not all of it.", makeBaseline)
		d.Line, d.Column = position(data, syntax.Offset)
		return nil, d
	case err != nil, head.Version == nil, head.Coverage == nil, head.Findings == nil:
		return nil, unfit(name, "The baseline is no report of roe check.", makeBaseline)
	case *head.Version != report.Version:
		return nil, unfit(name, fmt.Sprintf("The baseline is a report of version %d; this roe writes and reads version %d.", *head.Version, report.Version),
			"Make it anew with this roe, of the version that you compare with, or use --since.")
	}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, unfit(name, "The baseline is no report of roe check, or was changed by hand: "+plainJSON(err)+".", makeBaseline)
	}
	for i, f := range r.Findings {
		if f.Rule == "" || f.Fingerprint == "" || rule.Weight(f.Severity) == 0 {
			return nil, unfit(name, fmt.Sprintf("Finding %d of the baseline lacks its rule, its fingerprint or its severity.", i+1), makeBaseline)
		}
	}
	return r, nil
}

// plainJSON says what does not fit without the names of this program's types.
func plainJSON(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("%q holds a %s", kind.Field, kind.Value)
	}
	return err.Error()
}

// position counts lines and columns up to an offset.
func position(data []byte, offset int64) (line, column int) {
	before := data[:min(max(offset-1, 0), int64(len(data)))]
	return bytes.Count(before, []byte("\n")) + 1, len(before) - bytes.LastIndexByte(before, '\n')
}

// fitBaseline refuses a report that cannot tell what is new.
func fitBaseline(name string, r *report.Report, audience string) *book.Diagnostic {
	switch {
	case len(r.Diagnostics) > 0:
		return unfit(name, "The baseline lists faults in its input, so it judged nothing, and everything would seem new.", makeBaseline)
	case r.Incomplete:
		return unfit(name, "The baseline is incomplete: some rules could not judge, so what they missed would seem new.", makeBaseline)
	case r.Audience != audience:
		return unfit(name, fmt.Sprintf("The baseline was made with --audience %s, but this run is for --audience %s; the public version has less.", r.Audience, audience),
			"Give both runs the same audience.")
	}
	return nil
}
