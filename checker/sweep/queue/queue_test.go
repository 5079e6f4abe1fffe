package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/sweep"
)

// TestMain lets the test's program be a worker too, one that can be killed.
func TestMain(m *testing.M) {
	if url := os.Getenv("ROE_QUEUE_WORKER"); url != "" {
		units, err := Join(context.Background(), url, slow(5*time.Millisecond), 2, Options{Silence: silence})
		fmt.Println(units, err)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const silence = 300 * time.Millisecond

// work is what an invented sweep comes to; before is called for each unit.
type work struct {
	survey *sweep.Survey
	before func(unit int) error
}

func slow(d time.Duration) *work {
	s := &sweep.Survey{Program: "test", Rules: "r", Input: "i", Day: "2026-11-03", Relations: [][]int32{{0}}, Agencies: make([]sweep.Agency, 300)}
	a := sweep.Action{ID: "force/baton", Topic: "force", Related: []int32{0}, Ties: 1, Hosts: 300, Aids: 7}
	for i := range s.Agencies {
		a.AsHost, a.AsAid = append(a.AsHost, int32(i)), append(a.AsAid, int32(i%7))
	}
	s.Actions, s.Units = []sweep.Action{a}, 300
	return &work{s, func(int) error { time.Sleep(d); return nil }}
}

func (w *work) Survey() *sweep.Survey { return w.survey }

func (w *work) Do(ctx context.Context, units []int) (*sweep.Part, error) {
	p := &sweep.Part{Outcomes: []sweep.Outcome{{}, {{Rule: "force/dilemma", Severity: "error", Norms: []int32{1}}}}}
	for _, n := range units {
		if err := errors.Join(w.before(n), ctx.Err()); err != nil {
			return nil, err
		}
		u := sweep.Unit{Number: n}
		rng := rand.New(rand.NewPCG(1, uint64(n)))
		for range w.survey.Actions[0].Aids {
			u.Outcomes = append(u.Outcomes, int32(rng.IntN(3))-1)
		}
		p.Units = append(p.Units, u)
	}
	return p, nil
}

// here starts a queue for a test.
func here(t *testing.T) (url string) {
	t.Helper()
	url, stop := at(t, free(t), t.TempDir())
	t.Cleanup(stop)
	return url
}

func free(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func at(t *testing.T, port int, dir string) (string, func()) {
	t.Helper()
	url := fmt.Sprintf("nats://someone:secret@127.0.0.1:%d", port)
	stop, err := Serve(url, dir)
	if err != nil {
		t.Fatal(err)
	}
	return url, stop
}

// alone is what one machine finds without a queue.
func alone(t *testing.T) *sweep.Result {
	t.Helper()
	w := slow(0)
	p, err := w.Do(t.Context(), sweep.Shard{Of: 1}.Units(w.survey.Units))
	if err != nil {
		t.Fatal(err)
	}
	r, err := sweep.Assemble(w.survey, []*sweep.Part{p})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSweepByWorkers(t *testing.T) {
	url := here(t)
	var wait sync.WaitGroup
	var done atomic.Int64
	for range 3 {
		wait.Go(func() { // workers may be there first
			n, err := Join(t.Context(), url, slow(0), 2, Options{Silence: silence})
			if err != nil {
				t.Error(err)
			}
			done.Add(int64(n))
		})
	}
	got, err := Gather(t.Context(), url, slow(0).survey, Options{Silence: silence})
	if err != nil {
		t.Fatal(err)
	}
	wait.Wait()
	if diff := cmp.Diff(alone(t), got); diff != "" {
		t.Errorf("(-alone +gathered):\n%s", diff)
	}
	if done.Load() < 300 {
		t.Errorf("the workers did %d of 300 units", done.Load())
	}
}

// Workers that are killed in the middle of their work lose nothing, and nothing
// is counted twice.
func TestSweepSurvivesKilledWorkers(t *testing.T) {
	url := here(t)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	over := make(chan struct{})
	var wait sync.WaitGroup
	var killed atomic.Int64
	for range 2 {
		wait.Go(func() {
			for n := 0; ; n++ {
				c := exec.CommandContext(ctx, os.Args[0])
				c.Env = append(os.Environ(), "ROE_QUEUE_WORKER="+url)
				if err := c.Start(); err != nil {
					t.Error(err)
					return
				}
				ended := make(chan struct{})
				go func() { _ = c.Wait(); close(ended) }()
				select {
				case <-time.After(400 * time.Millisecond):
					killed.Add(1)
					_ = c.Process.Kill()
					<-ended
				case <-ended:
				}
				select {
				case <-over:
					return
				default:
				}
			}
		})
	}
	// Somebody has to last for the last batches: each is given out a few times only.
	wait.Go(func() {
		if _, err := Join(ctx, url, slow(20*time.Millisecond), 1, Options{Silence: silence}); err != nil {
			t.Error(err)
		}
	})
	got, err := Gather(ctx, url, slow(0).survey, Options{Silence: silence})
	close(over)
	wait.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(alone(t), got); diff != "" {
		t.Errorf("(-alone +gathered):\n%s", diff)
	}
	if killed.Load() == 0 {
		t.Error("no worker was killed")
	}
	t.Log("workers killed:", killed.Load())
}

// Whoever gathers can be interrupted too, and the queue can be started anew.
func TestSweepGoesOn(t *testing.T) {
	port, dir := free(t), t.TempDir()
	url, stop := at(t, port, dir)
	ctx, cancel := context.WithCancel(t.Context())
	reached := 0
	var wait sync.WaitGroup
	wait.Go(func() {
		_, _ = Join(ctx, url, slow(time.Millisecond), 1, Options{Silence: silence})
	})
	_, err := Gather(ctx, url, slow(0).survey, Options{Silence: silence, Done: func(done, _ int) {
		if done > 100 {
			reached = done
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the interrupted one: %v", err)
	}
	wait.Wait()
	stop()
	url, stop = at(t, port, dir)
	defer stop()
	var again atomic.Int64
	second := slow(0)
	second.before = func(int) error { again.Add(1); return nil }
	wait.Go(func() { _, _ = Join(t.Context(), url, second, 1, Options{Silence: silence}) })
	got, err := Gather(t.Context(), url, slow(0).survey, Options{Silence: silence})
	if err != nil {
		t.Fatal(err)
	}
	wait.Wait()
	if diff := cmp.Diff(alone(t), got); diff != "" {
		t.Errorf("(-alone +gathered):\n%s", diff)
	}
	if n := again.Load(); int(n) > 300-reached+2*mostInBatch {
		t.Errorf("%d units were done again although %d were there", n, reached)
	}
}

// The first result of a unit counts, whatever another worker makes of it.
func TestSweepCountsOnce(t *testing.T) {
	url := here(t)
	w := slow(0)
	g := make(chan *sweep.Result)
	go func() {
		r, err := Gather(t.Context(), url, w.survey, Options{Silence: silence})
		if err != nil {
			t.Error(err)
		}
		g <- r
	}()
	c, js, err := connect(url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := await(t.Context(), js, w.survey, url, Options{}); err != nil {
		t.Fatal(err)
	}
	part, err := w.Do(t.Context(), []int{7})
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack(part)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(t.Context(), namesOf(w.survey).unit(7), data); err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(t.Context(), namesOf(w.survey).unit(7), data); !twice(err) {
		t.Errorf("a second result of a unit: %v", err)
	}
	if _, err := Join(t.Context(), url, w, 1, Options{Silence: silence}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(alone(t), <-g); diff != "" {
		t.Errorf("(-alone +gathered):\n%s", diff)
	}
}

// Work that ends every worker is given up, loudly.
func TestSweepGivesUp(t *testing.T) {
	url := here(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var wait sync.WaitGroup
	wait.Go(func() {
		for ctx.Err() == nil {
			bad := slow(0)
			bad.before = func(unit int) error {
				if unit == 13 {
					return errors.New("unit 13 is beyond me")
				}
				return nil
			}
			_, _ = Join(ctx, url, bad, 1, Options{Silence: silence})
		}
	})
	_, err := Gather(ctx, url, slow(0).survey, Options{Silence: silence})
	cancel()
	wait.Wait()
	if err == nil || !strings.Contains(err.Error(), "was given out "+strconv.Itoa(mostTries)+" times") {
		t.Errorf("Gather() = %v", err)
	}
}

func TestSweepOfOtherBooks(t *testing.T) {
	url := here(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	go func() { _, _ = Gather(ctx, url, slow(0).survey, Options{Silence: silence}) }()
	other := slow(0)
	other.survey.Input, other.survey.Topics = "other", []string{"force"}
	var said []string
	soon, stop := context.WithTimeout(t.Context(), 3*time.Second)
	defer stop()
	_, err := Join(soon, url, other, 1, Options{Say: func(s string) { said = append(said, s) }})
	if want := "within 3 seconds (--timeout); the sweep that is there compares no topic and not the topic force"; !errors.Is(err, ErrNoSweep) || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("Join() = %v; want %q", err, want)
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "there is a sweep, but it compares no topic and not the topic force. Waiting for one that is as this worker is, for 3 seconds at most (--timeout)") {
		t.Errorf("said %q", said)
	}
}

// A worker may be started a little before the queue, and gives up when none
// comes.
func TestWorkerWaitsForTheQueue(t *testing.T) {
	port := free(t)
	url := fmt.Sprintf("nats://someone:secret@127.0.0.1:%d", port)
	var said []string
	opt := Options{Silence: silence, Say: func(s string) { said = append(said, s) }}
	ended := make(chan error, 1)
	go func() { _, err := Join(t.Context(), url, slow(0), 1, opt); ended <- err }()
	time.Sleep(300 * time.Millisecond)
	_, stop := at(t, port, t.TempDir())
	defer stop()
	if _, err := Gather(t.Context(), url, slow(0).survey, Options{Silence: silence}); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("There is no queue at nats://127.0.0.1:%d yet. Waiting 15 seconds for one.", port)
	if len(said) == 0 || said[0] != want || slices.Contains(said[1:], want) {
		t.Errorf("said %q; want %q once, first", said, want)
	}
	none := fmt.Sprintf("nats://127.0.0.1:%d", free(t))
	_, err := Join(t.Context(), none, slow(0), 1, Options{Patience: time.Millisecond})
	if !errors.Is(err, ErrNoQueue) || !strings.Contains(err.Error(), "start it first: roe sweep with the same books and --workers "+none+" --serve. A worker that comes after") {
		t.Errorf("without a queue: %v", err)
	}
	_, err = Join(t.Context(), strings.Replace(url, "secret", "guess", 1), slow(0), 1, Options{})
	if !errors.Is(err, ErrNoQueue) || !strings.Contains(err.Error(), "it refuses the user and the password") || strings.Contains(err.Error(), "guess") {
		t.Errorf("with a wrong password: %v", err)
	}
	over, end := context.WithCancel(t.Context())
	end()
	if _, err := Join(over, none, slow(0), 1, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestServeRefuses(t *testing.T) {
	for address, want := range map[string]string{
		"nats://0.0.0.0:4222":                        "give it a user and a password",
		"nats://:4222":                               "give it a user and a password",
		"http://127.0.0.1:4222":                      "is no address for a queue here",
		"nats://127.0.0.1":                           "is no address for a queue here",
		"nats://127.0.0.1:" + strconv.Itoa(taken(t)): "something else running",
	} {
		stop, err := Serve(address, t.TempDir())
		if err == nil {
			stop()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Serve(%s) = %v; want %q", address, err, want)
		}
	}
	if _, err := Gather(t.Context(), "nats://127.0.0.1:"+strconv.Itoa(free(t)), slow(0).survey, Options{}); err == nil || !strings.Contains(err.Error(), "no queue to be reached") {
		t.Errorf("without a queue: %v", err)
	}
	_, _, err := connect(strings.Replace(here(t), "secret", "guess", 1))
	if err == nil || strings.Contains(err.Error(), "guess") {
		t.Errorf("with a wrong password: %v", err)
	}
}

func taken(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l.Addr().(*net.TCPAddr).Port
}
