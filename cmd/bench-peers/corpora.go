package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"roe.example/checker/corpus"
)

// shape is a corpus by its name.
type shape struct {
	corpus.Shared
	deployed bool // the first agency is host to all others
	joint    bool // as package corpus writes a convention: agreement, command, radio
	plain    bool // without what cue needs besides
}

// shapes gives the corpora. A trial has the same ones, smaller.
func (b *bench) shapes() map[string]shape {
	n := func(full, trial int) int {
		if b.quick {
			return trial
		}
		return full
	}
	own := func(agencies int) shape { return shape{Shared: corpus.Shared{Agencies: agencies}} }
	out := map[string]shape{
		"five":        {Shared: corpus.Shared{Agencies: 5}, deployed: true},
		"ten":         own(10),
		"hundred":     own(n(100, 20)),
		"thousand":    own(n(1000, 40)),
		"shared":      {Shared: corpus.Shared{Agencies: n(1000, 40), Manuals: n(20, 5), Edited: 0.1}},
		"convention":  {Shared: corpus.Shared{Agencies: n(135, 20)}, joint: true},
		"nation":      nation(n(18_000, 90), n(300, 30)),
		"half":        nation(n(9_000, 60), n(300, 30)),
		"quarter":     nation(n(4_500, 45), n(300, 30)),
		"few-manuals": nation(n(4_500, 45), n(75, 8)),
		"manuals":     nation(n(4_500, 45), n(150, 15)),
	}
	return out
}

func nation(agencies, manuals int) shape {
	return shape{Shared: corpus.Shared{Agencies: agencies, Manuals: manuals, Norms: 4}, plain: true}
}

// corpus writes a corpus, once a run, and gives its folder.
func (b *bench) corpus(ctx context.Context, name string) (string, error) {
	dir := filepath.Join(b.work, "corpora", name)
	made := filepath.Join(b.work, "corpora", name+".made")
	stamp := fmt.Sprint(b.begun.UnixNano())
	if have, err := os.ReadFile(made); err == nil && string(have) == stamp {
		return dir, nil
	}
	s, ok := b.shapes()[name]
	if !ok {
		return "", fmt.Errorf("there is no corpus %q", name)
	}
	b.say("writing the corpus %q: %d agencies", name, s.Agencies)
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if err := b.fill(ctx, dir, s); err != nil {
		return "", fmt.Errorf("corpus %s: %w", name, err)
	}
	return dir, os.WriteFile(made, []byte(stamp), 0o644)
}

func (b *bench) fill(ctx context.Context, dir string, s shape) error {
	write := s.Shared.Write
	if s.joint {
		write = func(dir string, seed uint64) error { return corpus.Write(dir, seed, s.Agencies) }
	}
	if err := write(dir, b.seed); err != nil {
		return err
	}
	if s.deployed {
		if err := os.WriteFile(filepath.Join(dir, "deployment.cue"), []byte(deployment(s.Agencies)), 0o644); err != nil {
			return err
		}
	}
	if s.plain {
		return nil
	}
	return b.schemas(ctx, dir)
}

// schemas puts beside the books what `roe init` writes for cue: roe's schemas,
// and a line that holds the books to them. Without it cue would look at the
// syntax alone.
func (b *bench) schemas(ctx context.Context, dir string) error {
	starter := filepath.Join(b.work, "starter")
	if err := os.RemoveAll(starter); err != nil {
		return err
	}
	if out, err := exec.CommandContext(ctx, b.bin("roe"), "init", starter).CombinedOutput(); err != nil {
		return fmt.Errorf("roe init: %w: %s", err, out)
	}
	if err := os.CopyFS(filepath.Join(dir, "cue.mod"), os.DirFS(filepath.Join(starter, "cue.mod"))); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "book.cue"), []byte("package corpus\n\nimport \"roe.example/schemas\"\n\nschemas.#Book\n"), 0o644)
}

// deployment has every other agency help the first, each at a post of its own.
func deployment(agencies int) string {
	var units, posts strings.Builder
	for i := 1; i < agencies; i++ {
		fmt.Fprintf(&units, "\t\tu%d: agency: \"agency-%05d\"\n", i, i)
		fmt.Fprintf(&posts, "\t\ts%d: {title: \"Post %d\", units: [\"u%d\"], place: \"town-agency-%05d\"}\n", i, i, i, i)
	}
	return `package corpus

deployments: day: {
	event:    "A day (invented)"
	purpose:  "convention"
	place:    "town-agency-00000"
	timezone: "America/Los_Angeles"
	from:     "2026-08-20T06:00"
	until:    "2026-08-21T02:00"
	host:     "agency-00000"
	units: {
` + units.String() + "\t}\n\tassignments: {\n" + posts.String() + "\t}\n}\n"
}
