package judge

import (
	"cmp"
	"slices"
)

// Coverage says which lines of the rules under test were run.
type Coverage struct {
	Lines     int     `json:"lines"`
	Covered   int     `json:"covered"`
	Uncovered []Lines `json:"uncovered"` // by file and line
}

// Lines are some lines of a file, both ends included.
type Lines struct {
	File string `json:"file"`
	From int    `json:"from"`
	To   int    `json:"to"`
}

// Percent of the lines that were run; of rules without lines, all.
func (c Coverage) Percent() float64 {
	if c.Lines == 0 {
		return 100
	}
	return 100 * float64(c.Covered) / float64(c.Lines)
}

func (t *trial) coverage() *Coverage {
	report := t.cover.Report(t.compiler.Modules)
	out := &Coverage{Uncovered: []Lines{}}
	for _, m := range t.modules {
		file := report.Files[m.file]
		if !m.wanted || m.test || file == nil {
			continue
		}
		out.Covered += file.CoveredLines
		out.Lines += file.CoveredLines + file.NotCoveredLines
		for _, r := range file.NotCovered {
			out.Uncovered = append(out.Uncovered, Lines{m.file, r.Start.Row, r.End.Row})
		}
	}
	slices.SortFunc(out.Uncovered, func(a, b Lines) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	out.Uncovered = outermost(out.Uncovered)
	return out
}

// outermost drops what lies inside of the lines before it.
func outermost(sorted []Lines) []Lines {
	out := []Lines{}
	for _, l := range sorted {
		if last := len(out) - 1; last >= 0 && out[last].File == l.File && l.To <= out[last].To {
			continue
		}
		out = append(out, l)
	}
	return out
}
