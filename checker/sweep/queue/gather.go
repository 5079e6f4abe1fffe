package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"roe.example/checker/sweep"
)

// Gather puts the units of a survey into the queue and waits until all of them
// are done. What was done for the same survey before, by somebody who was
// interrupted, is not done again.
func Gather(ctx context.Context, url string, s *sweep.Survey, opt Options) (*sweep.Result, error) {
	c, js, err := connect(url)
	if err != nil {
		return nil, unreachable(url, err, "start nats-server -js there, or add --serve to have one here")
	}
	defer c.Close()
	g := &gathering{js: js, survey: s, names: namesOf(s), all: sweep.NewAssembly(s), opt: opt, stuck: make(chan string, 1)}
	if err := g.streams(ctx, c); err != nil {
		return nil, fmt.Errorf("the queue at %s does not take work (%w); JetStream must be on there: nats-server -js", Bare(url), err)
	}
	if err := g.collect(ctx, 0); err != nil {
		return nil, err
	}
	if err := g.put(ctx); err != nil {
		return nil, fmt.Errorf("the queue at %s did not take the work: %w", Bare(url), err)
	}
	if err := g.collect(ctx, -1); err != nil {
		return nil, err
	}
	r, err := g.all.Result()
	if err != nil {
		return nil, err
	}
	return r, g.clear()
}

type gathering struct {
	names
	js     jetstream.JetStream
	survey *sweep.Survey
	all    *sweep.Assembly
	opt    Options
	seen   uint64 // the last result that was taken in
	stuck  chan string
}

// streams makes the queue of this sweep, if it is not there.
func (g *gathering) streams(ctx context.Context, c *nats.Conn) error {
	_, err := g.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: g.work(), Subjects: []string{fmt.Sprintf("roe.%s.work.*", g.id)}, Retention: jetstream.WorkQueuePolicy,
		Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 1,
	})
	if err != nil {
		return err
	}
	// The first result of a unit stays; another is refused.
	_, err = g.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: g.done(), Subjects: []string{fmt.Sprintf("roe.%s.done.*", g.id)},
		Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 1,
	})
	if err != nil {
		return err
	}
	_, err = c.Subscribe(fmt.Sprintf("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.%s.%s", g.work(), workers), func(m *nats.Msg) {
		select {
		case g.stuck <- string(m.Data):
		default:
		}
	})
	if err != nil {
		return err
	}
	kv, err := g.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: notices, TTL: 7 * 24 * time.Hour})
	if err != nil {
		return err
	}
	text, err := json.Marshal(noticeOf(g.survey))
	if err != nil {
		return err
	}
	_, err = kv.Put(ctx, g.id, text)
	return err
}

// put puts in what is not done, and lets workers begin.
func (g *gathering) put(ctx context.Context) error {
	var left []int
	for n := range g.survey.Units {
		if !g.all.Has(n) {
			left = append(left, n)
		}
	}
	size := max(1, min(mostInBatch, len(left)/leastBatches))
	var sent []jetstream.PubAckFuture
	for len(left) > 0 {
		some := left[:min(size, len(left))]
		left = left[len(some):]
		text, err := json.Marshal(some)
		if err != nil {
			return err
		}
		f, err := g.js.PublishAsync(g.batch(some[0]), text)
		if err != nil {
			return err
		}
		sent = append(sent, f)
	}
	for _, f := range sent {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			if !twice(err) { // of one who was interrupted
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	_, err := g.js.CreateOrUpdateConsumer(ctx, g.work(), jetstream.ConsumerConfig{
		Durable: workers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: g.opt.silence(), MaxDeliver: mostTries, MaxAckPending: -1,
	})
	return err
}

// collect takes in results: those that are there, or with -1 until all are.
func (g *gathering) collect(ctx context.Context, until int) error {
	results, err := g.js.OrderedConsumer(ctx, g.done(), jetstream.OrderedConsumerConfig{
		DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: g.seen + 1,
	})
	if err != nil {
		return fmt.Errorf("the queue gives out no results: %w", err)
	}
	if until == 0 {
		stream, err := g.js.Stream(ctx, g.done())
		if err != nil {
			return err
		}
		info, err := stream.Info(ctx)
		if err != nil {
			return err
		}
		if until = int(info.State.LastSeq); until == 0 {
			return nil
		}
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case why := <-g.stuck:
			return g.unable(why)
		default:
		}
		if g.all.Left() == 0 || until > 0 && g.seen >= uint64(until) {
			return nil
		}
		batch, err := results.Fetch(500, jetstream.FetchMaxWait(500*time.Millisecond))
		if err != nil {
			if ctx.Err() != nil || !passing(err) {
				return errors.Join(ctx.Err(), err)
			}
			continue
		}
		for m := range batch.Messages() {
			if err := g.takeIn(m); err != nil {
				return err
			}
		}
		if g.opt.Done != nil {
			g.opt.Done(g.survey.Units-g.all.Left(), g.survey.Units)
		}
	}
}

// passing tells whether a fault of the queue can go away by itself.
func passing(err error) bool {
	return errors.Is(err, nats.ErrTimeout) || errors.Is(err, jetstream.ErrNoHeartbeat) || errors.Is(err, nats.ErrNoResponders) ||
		errors.Is(err, nats.ErrDisconnected) || errors.Is(err, nats.ErrConnectionReconnecting) || errors.Is(err, jetstream.ErrOrderedConsumerReset)
}

func (g *gathering) takeIn(m jetstream.Msg) error {
	meta, err := m.Metadata()
	if err != nil {
		return err
	}
	unit, err := numberOf(m.Subject())
	if err != nil {
		return err
	}
	p, err := unpack(m.Data())
	if err != nil || len(p.Units) != 1 || p.Units[0].Number != unit {
		return fmt.Errorf("what the queue holds as the result of unit %d is none", unit)
	}
	g.seen = meta.Sequence.Stream
	return g.all.Add(p)
}

// unable: a batch was given out several times, and no worker finished it.
func (g *gathering) unable(advisory string) error {
	var about struct {
		Sequence uint64 `json:"stream_seq"`
	}
	_ = json.Unmarshal([]byte(advisory), &about)
	return fmt.Errorf("batch %d of the work was given out %d times, and no worker finished it: see what the workers say; "+
		"what is done is kept in the queue, and the same command goes on from there", about.Sequence, mostTries)
}

// clear takes away the queue of this sweep, which tells workers that it is over.
func (g *gathering) clear() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := errors.Join(g.js.DeleteStream(ctx, g.work()), g.js.DeleteStream(ctx, g.done()))
	if kv, e := g.js.KeyValue(ctx, notices); e == nil {
		err = errors.Join(err, kv.Delete(ctx, g.id))
	}
	if err != nil {
		return fmt.Errorf("the sweep is whole, but its queue could not be taken away: %w", err)
	}
	return nil
}
