package web

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// What the cover has for its steps, in points, where everything in its head
// takes up one line; how many ems stand in a line, and what a line and the space
// around a step take up. Letter is the shorter paper and A4 the narrower: what
// fits here fits on both.
const (
	coverRoom  = 578.0
	coverWidth = 53.0
	coverLine  = 12.0
	coverSpace = 5.5
)

// First are the steps for which the cover has room, the gravest; Rest come on
// the next page. One always stands there.
func (v *briefingView) First() []briefing.Step { return v.Cover.Steps[:v.fitting()] }

// Rest of the steps.
func (v *briefingView) Rest() []briefing.Step { return v.Cover.Steps[v.fitting():] }

func (v *briefingView) fitting() int {
	room := coverRoom
	for _, text := range []string{v.Cover.Words + strings.Repeat(" nn", 10), v.Place + v.When + strings.Repeat(" nn", 7), v.Host.Name + v.Purpose, v.who() + strings.Repeat(" nn", 6), v.AsOf} {
		room -= coverLine * (lines(text) - 1)
	}
	room -= 2 * coverLine * (lines(v.Event+v.Event) - 1) // in large type
	if len(v.Withheld) > 0 {
		room -= 5 * coverLine
	}
	for i := range v.Cover.Steps {
		if room -= v.height(v.Cover.Steps[i]); room < 0 || room < coverLine && i < len(v.Cover.Steps)-1 {
			return max(i, 1)
		}
	}
	return len(v.Cover.Steps)
}

// who comes to help, as the cover has it.
func (v *briefingView) who() string {
	var names []string
	for _, a := range v.Aids {
		names = append(names, a.Name)
	}
	if len(names) > mostAids {
		return ""
	}
	return strings.Join(names, ", ")
}

// height of a step, with the space around it.
func (v *briefingView) height(s briefing.Step) float64 {
	head := s.Severity + s.About + v.Some(s.By) + s.Before + strings.Repeat(" n", 4) + " "
	text := s.Text + " " + v.Weighs(s) + " ()" + v.Numbers(s.Findings)
	return coverLine*lines(head+text) + coverSpace
}

// lines that a text takes up.
func lines(text string) float64 { return max(1, wrapped(text, coverWidth)) }

// mostNamed are agencies that a step names, mostAids those that the head does.
const (
	mostNamed = 8
	mostAids  = 12
)

// Some names agencies, all of them by that word, and of very many how many
// others there are.
func (v *briefingView) Some(all []briefing.Agency) string {
	if len(v.Aids) > 1 && len(all) == len(v.Aids)+1 {
		return "all agencies"
	}
	if len(all) <= mostNamed {
		return agencies(all)
	}
	return agencies(append(slices.Clone(all[:mostNamed-1]), briefing.Agency{Short: fmt.Sprintf("%d others", len(all)-mostNamed+1)}))
}

// Weighs says how much a step settles.
func (v *briefingView) Weighs(s briefing.Step) string {
	if s.Errors+s.Warnings == 0 {
		return report.Count(s.Notes, "note")
	}
	return report.Tally(s.Errors, s.Warnings)
}

// Tally says what all steps settle together.
func (v *briefingView) Tally() string {
	var errors, warnings int
	for _, s := range v.Cover.Steps {
		errors, warnings = errors+s.Errors, warnings+s.Warnings
	}
	with := ""
	if errors != v.Verdict.Errors || warnings != v.Verdict.Warnings {
		with = ", those of the documents themselves included"
	}
	return fmt.Sprintf("%s settle %s%s, the gravest first. A warning may be accepted in writing instead. Numbers are those of “All findings”.",
		report.Capital(report.Count(len(v.Cover.Steps), "step")), report.Tally(errors, warnings), with)
}

// Numbers are those of findings in the appendix, in words. Those that follow one
// another are told as first to last.
func (v *briefingView) Numbers(fingerprints []string) string {
	var numbers []int
	for _, f := range fingerprints {
		if n := v.Number(f); n > 0 {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var said []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		if end > i+1 {
			said = append(said, fmt.Sprintf("%d to %d", numbers[i], numbers[end]))
		} else {
			for _, n := range numbers[i : end+1] {
				said = append(said, fmt.Sprint(n))
			}
		}
		i = end + 1
	}
	return report.List(said)
}
