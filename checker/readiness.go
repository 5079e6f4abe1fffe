package checker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/readiness"
)

// Season is what a review looks at: its first and its last day, and an earlier
// review (JSON) to compare with; empty: none.
type Season struct{ From, Until, Compare string }

// makeReview says how an earlier review is made.
const makeReview = "Make one of the version that you compare with: roe readiness PATH --from DAY --to DAY --format json -o FOLDER."

// Readiness reviews a season. With faults in the input the review is nil, and
// they come back.
func Readiness(ctx context.Context, opt Options, season Season) (*readiness.Readiness, []book.Diagnostic, error) {
	if err := season.check(); err != nil {
		return nil, nil, err
	}
	var out *readiness.Readiness
	var faults []book.Diagnostic
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		out, faults, err = review(ctx, opt, season)
		return err
	})
	return out, faults, err
}

// check refuses days that are none, and a season that ends before it begins.
func (s Season) check() error {
	for _, end := range []struct{ name, day string }{{"--from", s.From}, {"--to", s.Until}} {
		if end.day == "" {
			return fmt.Errorf("name the first and the last day of the season with --from and --to: --from 2026-10-01 --to 2027-01-20")
		}
		if _, err := time.Parse(time.DateOnly, end.day); err != nil {
			return fmt.Errorf("%s: %s", end.name, noDay(end.day))
		}
	}
	if s.Until < s.From {
		return fmt.Errorf("the season ends on %s, before it begins on %s: --from is the first day and --to the last", s.Until, s.From)
	}
	return nil
}

// noDay says why a text is no day.
func noDay(text string) string {
	var fault *time.ParseError
	_, err := time.Parse(time.DateOnly, text)
	if errors.As(err, &fault) && fault.Message != "" {
		return "there is no such day as " + text + "; look it up in a calendar"
	}
	return fmt.Sprintf("%q is no day; write it as 2026-11-03", text)
}

func review(ctx context.Context, opt Options, season Season) (*readiness.Readiness, []book.Diagnostic, error) {
	in := readiness.Input{From: season.From, Until: season.Until}
	if season.Compare != "" {
		earlier, fault := readReview(season.Compare, opt.Audience)
		if fault != nil {
			return nil, []book.Diagnostic{*fault}, nil
		}
		in.Earlier, in.EarlierName = earlier, filepath.ToSlash(season.Compare)
	}
	x, err := Examine(ctx, opt)
	if err != nil || len(x.Report.Diagnostics) > 0 {
		return nil, diagnosticsOf(x), err
	}
	library, err := load.Library()
	if err != nil {
		return nil, nil, err
	}
	if in.Asks, err = asks(x); err != nil {
		return nil, nil, err
	}
	e, err := engine()
	if err != nil {
		return nil, nil, err
	}
	in.Considers = e.Considers()
	in.Books, in.Library, in.Facts, in.Rules, in.Report = x.Books, library.Book, x.Facts, x.Rules, x.Report
	on := PairsOn{Day: max(season.From, min(x.Report.Today, season.Until))}
	var faults []book.Diagnostic
	if in.Pairs, faults, err = Pairs(ctx, opt, on); err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	out, err := readiness.Build(in)
	return out, nil, err
}

// asks are what the guides ask for, with the rules of the run that check it, a
// county's own among them.
func asks(x *Examination) ([]readiness.Ask, error) {
	sources, err := Sources()
	if err != nil {
		return nil, err
	}
	out := make([]readiness.Ask, len(sources))
	at := map[string]int{}
	for i, s := range sources {
		out[i], at[s.ID] = readiness.Ask{ID: s.ID, Text: s.Asks}, i
	}
	for _, r := range x.Rules {
		for _, seed := range r.Seeds {
			if i, known := at[seed]; known {
				out[i].Rules = append(out[i].Rules, r.ID)
			}
		}
	}
	return out, nil
}

// readReview reads an earlier review, or says why nothing can be compared with
// it.
func readReview(name, audience string) (*readiness.Readiness, *book.Diagnostic) {
	data, err := readReport(name)
	if err != nil {
		return nil, unfit(name, "The earlier review cannot be read: "+bare(err)+".", makeReview)
	}
	var head struct {
		Kind     string           `json:"kind"`
		Version  int              `json:"version"`
		Verdicts *json.RawMessage `json:"verdicts"`
		Sheets   *json.RawMessage `json:"sheets"`
	}
	err = json.Unmarshal(data, &head)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		d := unfit(name, "This is no review by roe readiness: it is no JSON, or not all of it.", makeReview)
		d.Line, d.Column = position(data, syntax.Offset)
		return nil, d
	case head.Verdicts != nil:
		return nil, unfit(name, "This is a report of roe check, and not a review by roe readiness.", makeReview)
	case head.Sheets != nil:
		return nil, unfit(name, "This is a briefing by roe brief, and not a review by roe readiness.", makeReview)
	case err != nil, head.Kind != readiness.Kind:
		return nil, unfit(name, "This is no review by roe readiness.", makeReview)
	case head.Version != readiness.Version:
		return nil, unfit(name, fmt.Sprintf("The earlier review is of version %d; this roe writes and reads version %d.", head.Version, readiness.Version), makeReview)
	}
	return fitReview(name, data, audience)
}

func fitReview(name string, data []byte, audience string) (*readiness.Readiness, *book.Diagnostic) {
	r := &readiness.Readiness{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, unfit(name, "This is no review by roe readiness, or it was changed by hand: "+plainJSON(err)+".", makeReview)
	}
	if audience == "" {
		audience = "internal"
	}
	if r.Audience != audience {
		return nil, unfit(name, fmt.Sprintf("The earlier review was made with --audience %s, but this run is for --audience %s; the public version has less.", r.Audience, audience),
			"Give both the same audience.")
	}
	for i, f := range r.Findings {
		if f.Fingerprint == "" || f.Rule == "" {
			return nil, unfit(name, fmt.Sprintf("Finding %d of the earlier review lacks its rule or its fingerprint.", i+1), makeReview)
		}
	}
	return r, nil
}
