package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
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
	fmt.Fprintf(&w, "Measured on %s: %s, %d cores, %.0f GB, %s, load %s at the start; %s.\n\n",
		o.Date, o.Machine.CPU, o.Machine.Cores, o.Machine.Memory/1e9, o.Machine.System, o.Machine.Load, strings.Join(o.Machine.Programs, ", "))
	fmt.Fprintf(&w, "The sides of a row run in turn, %d times each after a warm-up where nothing else is said. Told are medians: of the time and of the most memory of all processes of a side together, and of the ratios of each round.\n\n", o.Pairs)
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
	w.WriteString("| | work | against | roe | other | time | processor time | memory | to reach | reached |\n|---|---|---|---|---|---|---|---|---|---|\n")
	for i, l := range o.Lines {
		roe, other := cost(l.A), cost(l.B)
		switch {
		case l.Unrun != "":
			roe, other = "", ""
		case l.group == "":
			roe, other = "p95 "+duration(l.P95), "–"
		case l.b == "":
			other = "–"
		}
		fmt.Fprintf(w, "| %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", i+1, l.Work, l.Against, roe, other,
			multiple(l.TimeRatio), multiple(l.CPURatio), multiple(l.MemoryRatio), l.wanted(), l.reached())
	}
	w.WriteString("\n")
}

// wanted says the target in words.
func (r *row) wanted() string {
	var parts []string
	if r.Time > 0 {
		parts = append(parts, "time at most "+multiple(r.Time))
	}
	if r.Memory > 0 {
		parts = append(parts, "memory at most "+multiple(r.Memory))
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
	case l.Unrun != "":
		return "**no: could not be run**"
	case l.Differs != "":
		return "**no: the sides differ**"
	case !l.target():
		return "–"
	case l.met():
		return "yes"
	}
	return "**no**"
}

// notes are a list with the numbers of the rows.
func (o *outcome) notes(w *strings.Builder) {
	for i, l := range o.Lines {
		var parts []string
		say := func(text string) {
			if text != "" {
				parts = append(parts, oneLine(text))
			}
		}
		if l.Unrun != "" {
			say("**Could not be run: " + l.Unrun + "**")
		}
		if l.Differs != "" {
			say("**The sides do not find the same: " + l.Differs + ".**")
		} else if l.Found != "" && l.Unrun == "" {
			say(l.Found + ".")
		}
		say(l.Note)
		say(l.Parts)
		say(o.measured(l))
		if l.target() && !l.met() && l.Unrun+l.Differs == "" {
			say(l.Why)
		}
		if len(parts) > 0 {
			fmt.Fprintf(w, "%d. %s\n", i+1, strings.Join(parts, " "))
		}
	}
	w.WriteString("\n")
}

// measured says how often, where it is not as often as elsewhere.
func (o *outcome) measured(l line) string {
	switch {
	case l.Unrun != "" || l.group == "" || l.group == "version" || l.Rounds == o.Pairs:
		return ""
	case l.Rounds == 1:
		return "Measured once."
	}
	return fmt.Sprintf("Measured %d times.", l.Rounds)
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
	w.WriteString("What `roe sweep` takes by the number of agencies, and by the number of pairs of distinct sets of norms (one run each):\n\n")
	fmt.Fprintf(w, "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"%s\"><img src=\"%s\" alt=\"Time of roe sweep by agencies and by pairs of distinct sets of norms\"></picture>\n\n", path.Join(pictures, looks[1].name), path.Join(pictures, looks[0].name))
	w.WriteString("| agencies | ordered pairs | distinct sets of norms a topic | time | memory |\n|---|---|---|---|---|\n")
	for _, p := range o.Sweep.all() {
		fmt.Fprintf(w, "| %s | %s | %d | %s | %s |\n", grouped(p.Agencies), grouped(p.Agencies*(p.Agencies-1)), p.Sets, duration(p.Seconds), bytesIn(p.Bytes))
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

// duration says seconds with two or three digits.
func duration(s float64) string {
	switch {
	case math.IsNaN(s) || s == 0:
		return "–"
	case s < 0.9995e-3:
		return fmt.Sprintf("%.*f µs", digits(1e6*s), 1e6*s)
	case s < 0.9995:
		return fmt.Sprintf("%.*f ms", digits(1000*s), 1000*s)
	case s < 600:
		return fmt.Sprintf("%.*f s", digits(s), s)
	}
	return fmt.Sprintf("%.1f min", s/60)
}

func bytesIn(n float64) string {
	if n >= gigabyte {
		return fmt.Sprintf("%.3g GB", n/gigabyte)
	}
	return fmt.Sprintf("%.0f MB", n/(1<<20))
}

// multiple says a ratio.
func multiple(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) || f == 0 {
		return "–"
	}
	return fmt.Sprintf("%.*f×", digits(f), f)
}

// digits after the point for two or three that count.
func digits(f float64) int {
	switch {
	case f < 0.0995:
		return 3
	case f < 0.995:
		return 2
	case f < 9.95:
		return 1
	}
	return 0
}

// grouped says a number with commas: 324,000,000.
func grouped(n int) string {
	out := strconv.Itoa(n)
	for at := len(out) - 3; at > 0; at -= 3 {
		out = out[:at] + "," + out[at:]
	}
	return out
}

func (b *bench) folder(parts ...string) string {
	return filepath.Join(append([]string{b.root}, parts...)...)
}
