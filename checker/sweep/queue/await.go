package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"roe.example/checker/report"
	"roe.example/checker/sweep"
)

// reach connects a worker, which may be started a little before the queue.
func reach(ctx context.Context, url string, opt Options) (*nats.Conn, jetstream.JetStream, error) {
	patience := opt.patience()
	if last, ok := ctx.Deadline(); ok {
		patience = min(patience, time.Until(last))
	}
	end := time.Now().Add(patience)
	for said := false; ; said = true {
		c, js, err := connect(url)
		if err == nil {
			return c, js, nil
		}
		if errors.Is(err, nats.ErrAuthorization) || time.Now().After(end) || errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, nil, unreachable(url, err, fmt.Sprintf("start it first: roe sweep with the same books and --workers %s --serve. "+
				"A worker that comes after that sweep is whole finds no queue either: there is nothing left to do", Bare(url)))
		}
		if !said {
			opt.say("There is no queue at %s yet. Waiting %s for one.", Bare(url), about(patience))
		}
		if pause(ctx, 200*time.Millisecond) != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, nil, ctx.Err()
		}
	}
}

// ErrNoSweep is that no sweep of a worker's books began in time.
var ErrNoSweep = errors.New("no sweep of these books began")

// await waits for the sweep of a survey to begin, as long as ctx allows.
func await(ctx context.Context, js jetstream.JetStream, s *sweep.Survey, where string, opt Options) (jetstream.Consumer, error) {
	limit := ""
	if end, ok := ctx.Deadline(); ok {
		limit = about(time.Until(end))
	}
	said, unlike := "", ""
	for {
		consumer, err := js.Consumer(ctx, namesOf(s).work(), workers)
		switch {
		case err == nil:
			return consumer, nil
		case ctx.Err() != nil:
			return nil, late(ctx, where, limit, unlike)
		case !errors.Is(err, jetstream.ErrStreamNotFound) && !errors.Is(err, jetstream.ErrConsumerNotFound) && !errors.Is(err, context.DeadlineExceeded):
			return nil, fmt.Errorf("the queue at %s does not answer as it should: %w", where, err)
		}
		unlike = others(ctx, js, s)
		if say := waits(where, limit, unlike); say != said {
			said = say
			opt.say("%s", say)
		}
		if pause(ctx, 200*time.Millisecond) != nil {
			return nil, late(ctx, where, limit, unlike)
		}
	}
}

// waits says what is waited for, how long, and in what a sweep that there is
// differs.
func waits(where, limit, unlike string) string {
	if limit != "" {
		limit = ", for " + limit + " at most (--timeout)"
	}
	if unlike == "" {
		return fmt.Sprintf("Waiting at %s for a sweep of these books to begin%s. If it is whole already, none will come: Ctrl-C ends the wait.", where, limit)
	}
	return fmt.Sprintf("At %s there is a sweep, but it %s. Waiting for one that is as this worker is%s; Ctrl-C ends the wait.", where, unlike, limit)
}

// late says that the wait is over.
func late(ctx context.Context, where, limit, unlike string) error {
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return ctx.Err()
	}
	if unlike != "" {
		unlike = "; the sweep that is there " + unlike
	}
	return fmt.Errorf("%w at %s within %s (--timeout)%s", ErrNoSweep, where, limit, unlike)
}

// about says a length of time as people do.
func about(d time.Duration) string {
	if d >= 2*time.Minute {
		return report.Count(int(d.Round(time.Minute)/time.Minute), "minute")
	}
	return report.Count(max(1, int(d.Round(time.Second)/time.Second)), "second")
}

// others says in what the latest other sweep that there is differs; empty: there
// is none.
func others(ctx context.Context, js jetstream.JetStream, s *sweep.Survey) (unlike string) {
	kv, err := js.KeyValue(ctx, notices)
	if err != nil {
		return ""
	}
	keys, err := kv.Keys(ctx)
	if err != nil {
		return ""
	}
	var latest uint64
	for _, key := range keys {
		entry, err := kv.Get(ctx, key)
		if err != nil || key == namesOf(s).id || entry.Revision() < latest {
			continue
		}
		var other sweep.Survey
		if json.Unmarshal(entry.Value(), &other) == nil {
			latest, unlike = entry.Revision(), other.Unlike(noticeOf(s))
		}
	}
	return unlike
}
