package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/child"
)

const (
	defaultTimeout = time.Minute
	// DefaultMemoryLimit bounds what the evaluation of one folder may take.
	DefaultMemoryLimit int64 = 1 << 30
)

// maxAnswer bounds what a child may send back.
const maxAnswer = 256 << 20

func (o Options) timeout() time.Duration {
	if o.Timeout <= 0 {
		return defaultTimeout
	}
	return o.Timeout
}

func (o Options) memoryLimit() int64 {
	if o.MemoryLimit <= 0 {
		return DefaultMemoryLimit
	}
	return o.MemoryLimit
}

// evaluateInChild has the CUE files of one directory evaluated by a process
// that can be killed. The context's deadline is the run's.
func (l *loader) evaluateInChild(dir *folder, files []*parsed) (*answer, error) {
	module, err := l.moduleFiles(dir, files)
	if err != nil {
		return nil, fmt.Errorf("evaluate %s: %w", dir.name, err)
	}
	req := request{Dir: dir.abs, MemoryLimit: l.opt.memoryLimit(), Module: module}
	for _, p := range files {
		req.Files = append(req.Files, requestFile{p.source.name, p.source.data})
	}
	input, err := json.Marshal(req)
	if err != nil {
		return nil, fmt.Errorf("evaluate %s: %w", dir.name, err)
	}
	output, err := child.Ask(l.limited, evaluation, input, maxAnswer)
	if fault := l.runaway(err, files); fault != nil {
		return &answer{Faults: []book.Diagnostic{*fault}}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("evaluate %s: %w", dir.name, err)
	}
	var ans answer
	if err := json.Unmarshal(output, &ans); err != nil {
		return nil, fmt.Errorf("evaluate %s: read the answer: %w", dir.name, err)
	}
	return &ans, nil
}

// runaway says what a child that was stopped means for the user: which file,
// and that it computes without end. Nil if it ended otherwise.
func (l *loader) runaway(err error, files []*parsed) *book.Diagnostic {
	if err == nil || l.ctx.Err() != nil { // a caller who gave up wants no diagnostic
		return nil
	}
	name := files[0].source.name
	for _, p := range files {
		if p.complex {
			name = p.source.name
			break
		}
	}
	const hint = "Look for a comprehension (for … in …) that ranges over too much, or over what it makes itself; write its results out instead."
	switch {
	case errors.Is(l.limited.Err(), context.DeadlineExceeded):
		return fileFault(name, fmt.Sprintf("The file did not finish within %s; it contains a computation that runs away.", seconds(l.opt.timeout())), hint)
	case child.OutOfMemory(err):
		return fileFault(name, fmt.Sprintf("The file needs more than %s of memory; it contains a computation that runs away.", megabytes(l.opt.memoryLimit())), hint)
	case child.Crashed(err):
		return fileFault(name, "CUE's evaluator breaks down over this file.", "Write what is computed in it out as plain data.")
	}
	return nil
}

func seconds(d time.Duration) string {
	return fmt.Sprintf("%g s", d.Seconds())
}
