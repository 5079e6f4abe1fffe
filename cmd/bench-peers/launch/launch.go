// Package launch runs programs and measures what they take.
package launch

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

// Command is one program run, or several that feed each other, as a shell's
// pipe does. Its last output goes to a file.
type Command struct {
	Stages [][]string `json:"stages"`
	Dir    string     `json:"dir"`
	Env    []string   `json:"env"` // besides the own
	Out    string     `json:"out"` // file; empty: it is thrown away
	// Codes are the exit codes with which the stages may end; empty: 0.
	Codes []int `json:"codes"`
}

// Usage is what a command took: wall time of the whole, processor time of all
// its processes, and the most memory that they had together.
type Usage struct {
	Wall float64 `json:"wall_s"`
	User float64 `json:"user_s"`
	Sys  float64 `json:"sys_s"`
	Peak float64 `json:"peak_bytes"`
}

// CPU is the processor time.
func (u Usage) CPU() float64 { return u.User + u.Sys }

type answer struct {
	Usage
	Error string `json:"error,omitempty"`
}

// Run has a command run by the launcher, a program that does nothing else.
// When the context ends, all its processes are ended.
func (c Command) Run(ctx context.Context, launcher string) (Usage, error) {
	spec, err := json.Marshal(c)
	if err != nil {
		return Usage{}, err
	}
	by := exec.CommandContext(ctx, launcher)
	by.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	by.Cancel = func() error { return syscall.Kill(-by.Process.Pid, syscall.SIGKILL) }
	by.Stdin = strings.NewReader(string(spec))
	by.Stderr = os.Stderr
	out, err := by.Output()
	if err != nil {
		return Usage{}, fmt.Errorf("%s: %w", c, errors.Join(err, context.Cause(ctx)))
	}
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		return Usage{}, err
	}
	if a.Error != "" {
		return Usage{}, fmt.Errorf("%s: %s", c, a.Error)
	}
	return a.Usage, nil
}

func (c Command) String() string {
	var stages []string
	for _, s := range c.Stages {
		stages = append(stages, strings.Join(s, " "))
	}
	return strings.Join(stages, " | ")
}

// Serve is the launcher's side of Run.
func Serve(in io.Reader, out io.Writer) error {
	var c Command
	if err := json.NewDecoder(in).Decode(&c); err != nil {
		return err
	}
	u, err := c.measure()
	a := answer{Usage: u}
	if err != nil {
		a.Error = err.Error()
	}
	return json.NewEncoder(out).Encode(a)
}

func (c Command) measure() (u Usage, err error) {
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
	together := watchMemory()
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
	u.Peak = max(u.Peak, together())
	return u, err
}

// pipe prepares the stages; tidy closes what this process holds of the pipes.
func (c Command) pipe() (stages []*exec.Cmd, complaints []*strings.Builder, tidy func(), err error) {
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
