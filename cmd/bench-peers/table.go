package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// machine is what was measured on, and with what.
type machine struct {
	CPU      string   `json:"cpu"`
	Cores    int      `json:"cores"`
	Memory   float64  `json:"memory_bytes"`
	System   string   `json:"system"`
	Load     string   `json:"load"`
	Programs []string `json:"programs"`
}

func (b *bench) lookAround(ctx context.Context) machine {
	m := machine{CPU: valueIn("/proc/cpuinfo", "model name"), Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH}
	var kilobytes float64
	fmt.Sscan(valueIn("/proc/meminfo", "MemTotal"), &kilobytes)
	m.Memory = 1024 * kilobytes
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		m.Load = strings.Join(strings.Fields(string(text))[:1], " ")
	}
	m.Programs = []string{"Go " + strings.TrimPrefix(runtime.Version(), "go")}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			for _, name := range []string{"cue", "opa"} {
				if module := map[string]string{"cue": "cuelang.org/go", "opa": pinned["opa"]}[name]; d.Path == module {
					m.Programs = append(m.Programs, name+" "+strings.TrimPrefix(d.Version, "v"))
				}
			}
		}
	}
	c := exec.CommandContext(ctx, "git", "rev-parse", "--short=12", "HEAD")
	c.Dir = b.root
	if at, err := c.Output(); err == nil {
		m.Programs = append(m.Programs, "roe at "+strings.TrimSpace(string(at)))
	}
	return m
}

// valueIn is the value of a name in a file of names and values.
func valueIn(file, name string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// markdown is the text for the README.
func (o *outcome) markdown() string {
	var w strings.Builder
	if o.Quick {
		w.WriteString("A trial with small corpora: the figures mean nothing.\n\n")
	}
	fmt.Fprintf(&w, "Measured on %s: %s, %d cores, %.0f GB, %s, load %s at the start; %s. Medians of %d rounds, the sides in turn, after one that does not count; each time and peak is that of the whole process with its children, and ratios are medians of the ratios of each round.\n\n",
		o.Date, o.Machine.CPU, o.Machine.Cores, o.Machine.Memory/1e9, o.Machine.System, o.Machine.Load, strings.Join(o.Machine.Programs, ", "), o.Pairs)
	o.table(&w)
	o.notes(&w)
	o.tellGrowth(&w)
	o.tellSweep(&w)
	o.tellTops(&w)
	for _, u := range o.Unrun {
		fmt.Fprintf(&w, "**Could not be run: %s**\n\n", u)
	}
	return strings.TrimSpace(w.String()) + "\n"
}

func (o *outcome) table(w *strings.Builder) {
	if len(o.Lines) == 0 {
		return
	}
	w.WriteString("| work | against | roe | other | time ratio | of processor time | memory ratio | to reach | reached |\n|---|---|---|---|---|---|---|---|---|\n")
	for i, l := range o.Lines {
		if l.Unrun != "" {
			fmt.Fprintf(w, "| %s | %s | | | | | | %s | **no: could not be run** (%d) |\n", l.Work, l.Against, l.wanted(), i+1)
			continue
		}
		roe, other := cost(l.A), cost(l.B)
		if l.group == "" {
			roe, other = fmt.Sprintf("p95 %s", duration(l.P95)), "–"
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s | %s | %s | %s (%d) |\n", l.Work, l.Against, roe, other,
			factor(l.TimeRatio), factor(l.CPURatio), factor(l.MemoryRatio), l.wanted(), l.reached(), i+1)
	}
	w.WriteString("\n")
}

// wanted says the target in words.
func (r *row) wanted() string {
	var parts []string
	if r.Time > 0 {
		parts = append(parts, fmt.Sprintf("time at most %s", factor(r.Time)))
	}
	if r.Memory > 0 {
		parts = append(parts, fmt.Sprintf("memory at most %s", factor(r.Memory)))
	}
	if r.MemoryUnder > 0 {
		parts = append(parts, "memory under "+bytesIn(r.MemoryUnder))
	}
	if r.WallUnder > 0 {
		parts = append(parts, "under "+duration(r.WallUnder))
	}
	if len(parts) == 0 {
		return "–"
	}
	return strings.Join(parts, ", ")
}

func (l *line) reached() string {
	switch {
	case l.Differs != "":
		return "**no: the sides differ**"
	case !l.target():
		return "–"
	case l.met():
		return "yes"
	}
	return "**no**"
}

func (o *outcome) notes(w *strings.Builder) {
	for i, l := range o.Lines {
		var parts []string
		if l.Unrun != "" {
			parts = append(parts, "Could not be run: "+oneLine(l.Unrun))
		}
		if l.Differs != "" {
			parts = append(parts, "The sides do not find the same: "+oneLine(l.Differs)+".")
		}
		for _, p := range []string{l.Note, l.Parts} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		if len(parts) > 0 {
			fmt.Fprintf(w, "(%d) %s\n\n", i+1, strings.Join(parts, " "))
		}
	}
	for _, other := range o.Others {
		fmt.Fprintf(w, "%s\n\n", other)
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (o *outcome) tellGrowth(w *strings.Builder) {
	if len(o.Growth) == 0 {
		return
	}
	w.WriteString("Growth, as time and memory at each number of agencies and the exponent that fits them (1 is linear in agencies, 2 in pairs):\n\n| work |")
	for _, n := range o.Growth[0].Agencies {
		fmt.Fprintf(w, " %.0f |", n)
	}
	w.WriteString(" time | memory |\n|---|" + strings.Repeat("---|", len(o.Growth[0].Agencies)) + "---|---|\n")
	for _, g := range o.Growth {
		fmt.Fprintf(w, "| %s |", g.Work)
		for i := range g.Agencies {
			fmt.Fprintf(w, " %s, %s |", duration(g.Seconds[i]), bytesIn(g.Bytes[i]))
		}
		fmt.Fprintf(w, " n^%.2f | n^%.2f |\n", g.Time, g.Memory)
	}
	w.WriteString("\n")
}

func (o *outcome) tellSweep(w *strings.Builder) {
	if o.Sweep == nil {
		return
	}
	fmt.Fprintf(w, "![Time of roe sweep by agencies and by pairs of distinct sets of norms](%s)\n\n", picture)
	for _, p := range append(append([]point{}, o.Sweep.ByAgencies...), o.Sweep.BySets[:len(o.Sweep.BySets)-1]...) {
		fmt.Fprintf(w, "- %d agencies, %.0f million ordered pairs, %d distinct sets of norms a topic: %s, %s\n",
			p.Agencies, float64(p.Agencies)*float64(p.Agencies-1)/1e6, p.Sets, duration(p.Seconds), bytesIn(p.Bytes))
	}
	w.WriteString("\n")
}

func cost(f figures) string {
	out := duration(f.Wall)
	if f.Peak > 0 {
		out += ", " + bytesIn(f.Peak)
	}
	return out
}

// duration says seconds with three digits at most.
func duration(s float64) string {
	switch {
	case math.IsNaN(s):
		return "–"
	case s < 0.9995:
		return fmt.Sprintf("%.*f ms", digits(1000*s), 1000*s)
	case s < 600:
		return fmt.Sprintf("%.*f s", digits(s), s)
	}
	return fmt.Sprintf("%.1f min", s/60)
}

func bytesIn(n float64) string {
	if n >= gigabyte {
		return fmt.Sprintf("%.2f GB", n/gigabyte)
	}
	return fmt.Sprintf("%.0f MB", n/(1<<20))
}

// factor says a ratio.
func factor(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) || f == 0 {
		return "–"
	}
	return fmt.Sprintf("%.*f", digits(f)+1, f)
}

// digits after the point for two or three that count.
func digits(f float64) int {
	switch {
	case f < 1:
		return 2
	case f < 10:
		return 1
	}
	return 0
}

func (b *bench) folder(parts ...string) string {
	return filepath.Join(append([]string{b.root}, parts...)...)
}
