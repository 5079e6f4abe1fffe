package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"runtime"
	"sync"
	"syscall"
	"time"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/cmd/bench-peers/limit"
	_ "roe.example/cmd/roe/early" // memory is cleared as in the program
)

// today is the day of every run.
const today = "2026-08-20"

// timing is what a job in a process of its own found.
type timing struct {
	Read    float64      `json:"read_s,omitempty"`    // files to books
	Class   float64      `json:"class_s,omitempty"`   // who stands alike: facts
	Compare float64      `json:"compare_s,omitempty"` // judgement of all pairs
	Tally   float64      `json:"tally_s,omitempty"`   // worst and count of every pair
	Compile float64      `json:"compile_s,omitempty"` // of the limit: norms to words
	One     float64      `json:"one_s,omitempty"`     // the limit on one goroutine
	Two     float64      `json:"two_s,omitempty"`     // and on two
	Pairs   int          `json:"pairs,omitempty"`
	Kinds   limit.Counts `json:"kinds,omitempty"`
	Watch   []float64    `json:"watch_s,omitempty"` // each re-check
	Editor  []float64    `json:"editor_s,omitempty"`
}

// ask has a job done by a process of its own.
func (b *bench) ask(ctx context.Context, mode string, args ...string) (timing, error) {
	var out timing
	text, err := b.askText(ctx, mode, args...)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	return out, err
}

func (b *bench) askText(ctx context.Context, mode string, args ...string) ([]byte, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, self, append([]string{mode}, args...)...)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // with what it starts itself
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.Stderr = os.Stderr
	c.Env = append(os.Environ(), cacheAt(b.work+"/cache-inside"))
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", mode, errors.Join(err, context.Cause(ctx)))
	}
	return out, nil
}

func answer(ctx context.Context, mode string, args []string, out io.Writer) (err error) {
	var t timing
	switch mode {
	case engineMode:
		t, err = timeEngine(ctx, args[0])
	case limitMode:
		t, err = timeLimit(args[0])
	case recheckMode:
		t, err = timeRechecks(ctx, args[0], args[1])
	case tuplesMode:
		return tellConflicts(args[0], out)
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(t)
}

func readBook(dir string) (*book.Book, error) {
	loaded, err := load.Load(context.Background(), []string{dir}, load.Options{Timeout: 10 * time.Minute})
	if err != nil {
		return nil, err
	}
	if len(loaded.Diagnostics) > 0 || len(loaded.Books) != 1 {
		return nil, fmt.Errorf("%s is not one book without faults", dir)
	}
	return loaded.Books[0].Book, nil
}

// timeLimit compares all pairs with machine words alone.
func timeLimit(dir string) (t timing, err error) {
	begin := time.Now()
	content, err := readBook(dir)
	if err != nil {
		return t, err
	}
	t.Read = time.Since(begin).Seconds()
	begin = time.Now()
	set, err := limit.Compile(content)
	if err != nil {
		return t, err
	}
	t.Compile = time.Since(begin).Seconds()
	n := len(set.Agencies)
	t.Pairs = n * (n - 1)
	runtime.GC()
	begin = time.Now()
	t.Kinds = set.Count(1)
	t.One = time.Since(begin).Seconds()
	begin = time.Now()
	if again := set.Count(2); again != t.Kinds {
		return t, fmt.Errorf("two goroutines counted %v, one %v", again, t.Kinds)
	}
	t.Two = time.Since(begin).Seconds()
	return t, nil
}

// timeEngine has roe compare all pairs, without writing files.
func timeEngine(ctx context.Context, dir string) (t timing, err error) {
	profile := &checker.Profile{}
	begin := time.Now()
	work, faults, err := checker.Survey(ctx, checker.Options{Paths: []string{dir}, Today: today, NoConfig: true, Timeout: 30 * time.Minute, Profile: profile}, checker.SweepOn{})
	if err != nil {
		return t, err
	}
	if len(faults) > 0 {
		return t, fmt.Errorf("%s has faults: %s", dir, faults[0].Message)
	}
	t.Class = time.Since(begin).Seconds()
	for _, s := range profile.Stages {
		if s.Stage == "read the books" {
			t.Read += s.Time.Seconds()
		}
	}
	if t.Read == 0 {
		return t, errors.New("the profile of the sweep does not say how long reading took")
	}
	t.Class -= t.Read
	begin = time.Now()
	r, err := compared(ctx, work)
	if err != nil {
		return t, err
	}
	t.Compare = time.Since(begin).Seconds()
	begin = time.Now()
	t.Pairs, t.Kinds, err = tally(r)
	t.Tally = time.Since(begin).Seconds()
	return t, err
}

// compared does all units of a survey, as the command does.
func compared(ctx context.Context, work sweep.Work) (*sweep.Result, error) {
	whole := sweep.NewAssembly(work.Survey())
	units := make([]int, work.Survey().Units)
	for i := range units {
		units[i] = i
	}
	desk, faulty := work.Survey().NewDesk(units, runtime.GOMAXPROCS(0), 16), make(chan error, runtime.GOMAXPROCS(0))
	var lock sync.Mutex
	for worker := range runtime.GOMAXPROCS(0) {
		go func() { faulty <- do(ctx, work, func() []int { return desk.Next(worker) }, &lock, whole) }()
	}
	var err error
	for range runtime.GOMAXPROCS(0) {
		err = errors.Join(err, <-faulty)
	}
	if err != nil {
		return nil, err
	}
	return whole.Result()
}

func do(ctx context.Context, work sweep.Work, next func() []int, lock *sync.Mutex, whole *sweep.Assembly) error {
	for some := next(); some != nil; some = next() {
		part, err := work.Do(ctx, some)
		if err != nil {
			return err
		}
		lock.Lock()
		err = whole.Add(part)
		lock.Unlock()
		if err != nil {
			return err
		}
	}
	return nil
}

// tally gives the worst and the number of conflicts of every pair of agencies,
// and adds up how many there are of each kind. One of a kind that the limit does
// not count is a mistake: the two would not do the same work.
func tally(r *sweep.Result) (pairs int, kinds limit.Counts, err error) {
	worst, count, often := make([]int8, len(r.Outcomes)), make([]int32, len(r.Outcomes)), make([]int, len(r.Outcomes))
	for i, o := range r.Outcomes {
		for _, c := range o {
			worst[i] = max(worst[i], int8(rule.Weight(c.Severity)))
			count[i]++
		}
	}
	n := len(r.Agencies)
	for host := range n {
		row, most := make([]int32, n), make([]int8, n) // what a matrix would show
		for action := range r.Actions {
			a := &r.Actions[action]
			for aid := range n {
				if host == aid {
					continue
				}
				tie := a.Related[r.Relations[r.Agencies[host].Bound][r.Agencies[aid].Bound]]
				if at := r.Cells[action][(tie*a.Hosts+a.AsHost[host])*a.Aids+a.AsAid[aid]]; at >= 0 {
					row[aid] += count[at]
					most[aid] = max(most[aid], worst[at])
					often[at]++
				}
			}
		}
		pairs += n - 1
	}
	for i, o := range r.Outcomes {
		for _, c := range o {
			k := kindOf(c.Rule, c.Severity)
			if k < 0 {
				return 0, kinds, fmt.Errorf("roe finds a conflict of %s, a %s, and the limit counts none such", c.Rule, c.Severity)
			}
			kinds[k] += often[i]
		}
	}
	return pairs, kinds, nil
}

// kindOf is the kind of a rule's conflicts that the limit counts; -1 for all
// others.
func kindOf(id, severity string) limit.Kind {
	id = path.Base(id)
	if id == "silent" {
		id += "-" + severity
	}
	for k := range limit.Kinds {
		if id == k.String() {
			return k
		}
	}
	return -1
}

// tellConflicts writes every conflict that the limit finds as a line: host, aid,
// action and kind.
func tellConflicts(dir string, w io.Writer) error {
	content, err := readBook(dir)
	if err != nil {
		return err
	}
	set, err := limit.Compile(content)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	set.Each(func(h, a, action int, k limit.Kind) {
		fmt.Fprintln(out, set.Agencies[h], set.Agencies[a], set.Actions[action], k)
	})
	return out.Flush()
}
