package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// command is one program run, or several that feed each other, as a shell's
// pipe does. Its last output goes to a file.
type command struct {
	Stages [][]string `json:"stages"`
	Dir    string     `json:"dir"`
	Env    []string   `json:"env"` // besides the own
	Out    string     `json:"out"` // file; empty: it is thrown away
	// Codes are the exit codes with which the stages may end; empty: 0.
	Codes []int `json:"codes"`
}

// usage is what a command took: wall time of the whole, processor time of all
// its processes, and the most memory that one of them had at a time.
type usage struct {
	Wall float64 `json:"wall_s"`
	User float64 `json:"user_s"`
	Sys  float64 `json:"sys_s"`
	Peak float64 `json:"peak_bytes"`
}

// run has a command run by a process that does nothing else: the peak that the
// system tells of a process begins with what its parent had.
func (c command) run(ctx context.Context) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	spec, err := json.Marshal(c)
	if err != nil {
		return usage{}, err
	}
	launcher := exec.CommandContext(ctx, self, launchMode)
	launcher.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	launcher.Cancel = func() error { return syscall.Kill(-launcher.Process.Pid, syscall.SIGKILL) }
	launcher.Stdin = strings.NewReader(string(spec))
	launcher.Stderr = os.Stderr
	out, err := launcher.Output()
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w", c, errors.Join(err, ctx.Err()))
	}
	var answer struct {
		usage
		Error string `json:"error"`
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return usage{}, err
	}
	if answer.Error != "" {
		return usage{}, fmt.Errorf("%s: %s", c, answer.Error)
	}
	return answer.usage, nil
}

func (c command) String() string {
	var stages []string
	for _, s := range c.Stages {
		stages = append(stages, strings.Join(s, " "))
	}
	return strings.Join(stages, " | ")
}

// launch is the other side of run.
func launch(in io.Reader, out io.Writer) error {
	var c command
	if err := json.NewDecoder(in).Decode(&c); err != nil {
		return err
	}
	u, err := c.measure()
	answer := map[string]any{"wall_s": u.Wall, "user_s": u.User, "sys_s": u.Sys, "peak_bytes": u.Peak}
	if err != nil {
		answer["error"] = err.Error()
	}
	return json.NewEncoder(out).Encode(answer)
}

func (c command) measure() (u usage, err error) {
	stages, complaints, tidy, err := c.pipe()
	defer tidy()
	if err != nil {
		return u, err
	}
	begin := time.Now()
	for _, s := range stages {
		if err := s.Start(); err != nil {
			return u, err
		}
	}
	tidy() // the stages have their ends of the pipes
	for i, s := range stages {
		if waited := s.Wait(); s.ProcessState == nil {
			return u, waited
		}
		if !slices.Contains(append(c.Codes, 0), s.ProcessState.ExitCode()) {
			err = errors.Join(err, fmt.Errorf("%s ended with %s: %s", s.Args[0], s.ProcessState, lastOf(complaints[i].String())))
		}
		u.User += s.ProcessState.UserTime().Seconds()
		u.Sys += s.ProcessState.SystemTime().Seconds()
		if r, ok := s.ProcessState.SysUsage().(*syscall.Rusage); ok {
			u.Peak = max(u.Peak, float64(r.Maxrss)*1024)
		}
	}
	u.Wall = time.Since(begin).Seconds()
	return u, err
}

// pipe prepares the stages; tidy closes what this process holds of the pipes.
func (c command) pipe() (stages []*exec.Cmd, complaints []*strings.Builder, tidy func(), err error) {
	var open []io.Closer
	tidy = func() {
		for _, f := range open {
			f.Close()
		}
		open = nil
	}
	var from *os.File
	for i, args := range c.Stages {
		s, said := exec.Command(args[0], args[1:]...), &strings.Builder{}
		s.Dir, s.Env, s.Stderr = c.Dir, append(os.Environ(), c.Env...), said
		if from != nil {
			s.Stdin = from
		}
		stages, complaints = append(stages, s), append(complaints, said)
		if i < len(c.Stages)-1 {
			read, write, err := os.Pipe()
			if err != nil {
				return nil, nil, tidy, err
			}
			s.Stdout, from, open = write, read, append(open, read, write)
		} else if c.Out != "" {
			f, err := os.Create(c.Out)
			if err != nil {
				return nil, nil, tidy, err
			}
			s.Stdout, open = f, append(open, f)
		}
	}
	return stages, complaints, tidy, nil
}

// lastOf is the end of what a program said.
func lastOf(text string) string {
	text = strings.TrimSpace(text)
	if most := 600; len(text) > most {
		return "…" + text[len(text)-most:]
	}
	return text
}
