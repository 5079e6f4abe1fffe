package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pinned are the programs that this module's go.mod pins, by name.
var pinned = map[string]string{
	"cue":      "cuelang.org/go/cmd/cue",
	"opa":      "github.com/open-policy-agent/opa",
	"conftest": "github.com/open-policy-agent/conftest",
}

// build compiles every program that is compared, stripped as releases are.
func (b *bench) build(ctx context.Context) error {
	type job struct{ name, dir, pkg string }
	jobs := []job{{"roe", b.root, "./cmd/roe"}, {"read-books", b.here, "./read-books"}, {"launcher", b.here, "./launcher"}, {"empty", b.here, "./empty"}}
	for _, name := range []string{"cue", "opa", "conftest"} {
		if name == "conftest" && !b.wants("pairs-100-conftest") {
			continue // it takes minutes to build
		}
		jobs = append(jobs, job{name, b.here, pinned[name]})
	}
	for _, j := range jobs {
		b.say("building %s", j.name)
		args := []string{"build", "-trimpath", "-ldflags=-s -w", "-o", b.bin(j.name)}
		if j.dir == b.here {
			args = append(args, "-mod=mod") // as make runs this program itself
		}
		c := exec.CommandContext(ctx, "go", append(args, j.pkg)...)
		c.Dir, c.Env = j.dir, append(os.Environ(), "CGO_ENABLED=0")
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", j.name, err, lastOf(string(out)))
		}
	}
	return nil
}

func (b *bench) bin(name string) string { return filepath.Join(b.work, "bin", name) }

// lastOf is the end of what a program said.
func lastOf(text string) string {
	text = strings.TrimSpace(text)
	if most := 600; len(text) > most {
		return "…" + text[len(text)-most:]
	}
	return text
}
