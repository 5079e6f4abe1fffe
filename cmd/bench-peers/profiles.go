package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// top is what takes the most of one stage.
type top struct {
	Stage string `json:"stage"`
	// CPU and Alloc are functions with their share, the largest first.
	CPU   []share `json:"cpu"`
	Alloc []share `json:"alloc"`
}

type share struct {
	Percent  string `json:"percent"`
	Function string `json:"function"`
}

// stages are the benchmarks of package checker. Focus is what of a profile
// counts, where the rest is preparation that is made anew for each run; empty:
// all, as the preparation is made once and little to it.
var stages = []struct{ name, time, focus string }{
	{"load", "5s", ""}, {"facts", "5s", ""}, {"judge", "5s", ""},
	{"report", "500ms", `checker\.\(\*run\)\.report$`}, {"render", "3s", `checker/render`},
}

// profiles takes a profile of every stage, of the book of a convention.
func (b *bench) profiles(ctx context.Context, out *outcome) error {
	binary := b.result("stages.test")
	build := exec.CommandContext(ctx, "go", "test", "-c", "-o", binary, "./checker")
	build.Dir = b.root
	if text, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build the benchmarks: %w: %s", errors.Join(err, context.Cause(ctx)), lastOf(string(text)))
	}
	for _, s := range stages {
		size, timeFor := "135", s.time
		if b.quick {
			size, timeFor = "5", "1x"
		}
		cpu, memory := b.result(s.name+".cpu"), b.result(s.name+".mem")
		c := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.bench=^BenchmarkStage$/^"+s.name+"$/^"+size+"$", "-test.benchtime="+timeFor,
			"-test.cpuprofile="+cpu, "-test.memprofile="+memory, "-test.memprofilerate=65536")
		c.Dir = b.folder("checker")
		text, err := c.CombinedOutput()
		if err != nil || !strings.Contains(string(text), "ns/op") {
			return fmt.Errorf("benchmark of stage %s: %w: %s", s.name, errors.Join(err, errors.New("no result"), context.Cause(ctx)), lastOf(string(text)))
		}
		t := top{Stage: s.name}
		if t.CPU, err = topOf(ctx, binary, cpu, "-focus="+s.focus); err != nil {
			return err
		}
		if t.Alloc, err = topOf(ctx, binary, memory, "-sample_index=alloc_space", "-focus="+s.focus); err != nil {
			return err
		}
		if len(t.CPU) == 0 && !b.quick || len(t.Alloc) == 0 {
			return fmt.Errorf("the profile of stage %s is empty", s.name)
		}
		out.Tops = append(out.Tops, t)
		b.say("profile of stage %s", s.name)
	}
	return nil
}

func topOf(ctx context.Context, binary, profile string, flags ...string) ([]share, error) {
	args := append([]string{"tool", "pprof", "-top", "-nodecount=10"}, flags...)
	text, err := exec.CommandContext(ctx, "go", append(args, binary, profile)...).Output()
	if err != nil {
		return nil, fmt.Errorf("pprof of %s: %w", filepath.Base(profile), err)
	}
	return shares(string(text)), nil
}

var pprofLine = regexp.MustCompile(`^\s*\S+\s+([0-9.]+%)\s+[0-9.]+%\s+\S+\s+[0-9.]+%\s+(.+)$`)

// shares reads what pprof prints.
func shares(text string) (out []share) {
	for line := range strings.Lines(text) {
		if m := pprofLine.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil && len(out) < 10 {
			out = append(out, share{m[1], shortName(m[2])})
		}
	}
	return out
}

// shortName is a function without its folders and the types that it is for.
func shortName(name string) string {
	var out strings.Builder
	depth := 0
	for _, r := range strings.TrimSuffix(name, " (inline)") {
		switch r {
		case '[':
			depth++
		case ']':
			depth--
		default:
			if depth == 0 {
				out.WriteRune(r)
			}
		}
	}
	name = out.String()
	return name[strings.LastIndex(name, "/")+1:]
}

func (o *outcome) tellTops(w *strings.Builder) {
	for _, what := range []struct {
		title string
		of    func(top) []share
	}{
		{"The ten functions that take the most processor time of each stage, of the book of 135 agencies", func(t top) []share { return t.CPU }},
		{"The ten that allocate the most", func(t top) []share { return t.Alloc }},
	} {
		if len(o.Tops) == 0 {
			return
		}
		fmt.Fprintf(w, "<details><summary>%s</summary>\n\n| |", what.title)
		for _, t := range o.Tops {
			fmt.Fprintf(w, " %s |", t.Stage)
		}
		w.WriteString("\n|---|" + strings.Repeat("---|", len(o.Tops)) + "\n")
		for n := range 10 {
			fmt.Fprintf(w, "| %d |", n+1)
			for _, t := range o.Tops {
				cell := ""
				if all := what.of(t); n < len(all) {
					cell = fmt.Sprintf("%s `%s`", all[n].Percent, all[n].Function)
				}
				fmt.Fprintf(w, " %s |", cell)
			}
			w.WriteString("\n")
		}
		w.WriteString("\n</details>\n\n")
	}
}
