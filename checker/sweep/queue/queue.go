// Package queue hands the units of a sweep out to workers on any machine,
// through a queue of NATS JetStream. Whoever gathers puts the units into the
// queue, in batches; workers, who have read the same books, take a batch at a
// time and put what each unit comes to next to it. A batch whose worker falls
// silent goes to another; of a unit done twice the first result counts.
package queue

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"roe.example/checker/sweep"
)

// Options of those who gather and of workers.
type Options struct {
	// Patience is how long a worker waits for the queue to be there; 0: a quarter
	// of a minute.
	Patience time.Duration
	// Silence is how long nothing is heard of a worker before its batch goes to
	// another; 0: half a minute.
	Silence time.Duration
	// Say, if set, is told in sentences what is waited for.
	Say func(sentence string)
	// Done, if set, is told how many of all units are there.
	Done func(done, all int)
}

const (
	usualSilence  = 30 * time.Second
	usualPatience = 15 * time.Second
	// mostTries is how often a batch is given out before the sweep is given up:
	// something about it ends every worker.
	mostTries = 5
	// batches are small enough that no worker holds up the others at the end.
	mostInBatch, leastBatches = 32, 400
	workers                   = "workers" // the consumer that they share
)

func (o Options) silence() time.Duration {
	if o.Silence == 0 {
		return usualSilence
	}
	return o.Silence
}

func (o Options) patience() time.Duration {
	if o.Patience == 0 {
		return usualPatience
	}
	return o.Patience
}

func (o Options) say(format string, args ...any) {
	if o.Say != nil {
		o.Say(fmt.Sprintf(format, args...))
	}
}

// names of what belongs to one sweep.
type names struct{ id string }

func namesOf(s *sweep.Survey) names {
	sum := sha256.Sum256([]byte(s.Digest()))
	return names{hex.EncodeToString(sum[:8])}
}

func (n names) work() string           { return "roe-" + n.id + "-work" }
func (n names) done() string           { return "roe-" + n.id + "-done" }
func (n names) batch(first int) string { return fmt.Sprintf("roe.%s.work.%d", n.id, first) }
func (n names) unit(unit int) string   { return fmt.Sprintf("roe.%s.done.%d", n.id, unit) }

const notices = "roe-sweeps"

// noticeOf is what a sweep says of itself, so that workers who read other books
// learn in what theirs differ.
func noticeOf(s *sweep.Survey) *sweep.Survey {
	return &sweep.Survey{Program: s.Program, Rules: s.Rules, Input: s.Input, Books: s.Books, Day: s.Day, Purpose: s.Purpose, Topics: s.Topics}
}

// ErrNoQueue is that no server answers.
var ErrNoQueue = errors.New("there is no queue to be reached")

// connect to the queue.
func connect(url string) (*nats.Conn, jetstream.JetStream, error) {
	c, err := nats.Connect(url, nats.MaxReconnects(-1), nats.ReconnectWait(200*time.Millisecond), nats.Name("roe sweep"))
	if err != nil {
		return nil, nil, err
	}
	js, err := jetstream.New(c)
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	return c, js, nil
}

// unreachable says why there is no connection; start is what to do where nothing
// answers.
func unreachable(url string, err error, start string) error {
	if errors.Is(err, nats.ErrAuthorization) {
		return fmt.Errorf("%w at %s: it refuses the user and the password of this address (%w)", ErrNoQueue, Bare(url), err)
	}
	return fmt.Errorf("%w at %s (%w); %s", ErrNoQueue, Bare(url), err, start)
}

// Bare leaves out user and password.
func Bare(url string) string {
	scheme, rest, found := strings.Cut(url, "://")
	if !found {
		scheme, rest = "nats", url
	}
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		rest = rest[at+1:]
	}
	return scheme + "://" + rest
}

// part of one unit, packed.
func pack(p *sweep.Part) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(p); err != nil {
		return nil, err
	}
	err := z.Close()
	return b.Bytes(), err
}

func unpack(data []byte) (*sweep.Part, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &sweep.Part{}
	return p, json.NewDecoder(z).Decode(p)
}

// single takes one unit out of a part.
func single(p *sweep.Part, i int) *sweep.Part {
	out := &sweep.Part{}
	at := map[int32]int32{-1: -1}
	u := sweep.Unit{Number: p.Units[i].Number}
	for _, o := range p.Units[i].Outcomes {
		if _, known := at[o]; !known {
			at[o] = int32(len(out.Outcomes))
			out.Outcomes = append(out.Outcomes, p.Outcomes[o])
		}
		u.Outcomes = append(u.Outcomes, at[o])
	}
	out.Units = []sweep.Unit{u}
	return out
}

// Join does units until the sweep is over, several at a time, and tells how
// many. It waits for the queue, and then for a sweep of the same books to begin.
func Join(ctx context.Context, url string, work sweep.Work, atOnce int, opt Options) (int, error) {
	c, js, err := reach(ctx, url, opt)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	consumer, err := await(ctx, js, work.Survey(), Bare(url), opt)
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type ended struct {
		units int
		err   error
	}
	all := make(chan ended)
	for range atOnce {
		go func() {
			n, err := take(ctx, js, consumer, work, opt)
			all <- ended{n, err}
		}()
	}
	units := 0
	var first error
	for range atOnce {
		one := <-all
		units += one.units
		if one.err != nil && first == nil {
			first = one.err
			cancel()
		}
	}
	return units, first
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// take does batches one after another until there are none.
func take(ctx context.Context, js jetstream.JetStream, consumer jetstream.Consumer, work sweep.Work, opt Options) (units int, err error) {
	for {
		batch, err := consumer.Fetch(1, jetstream.FetchMaxWait(time.Second))
		if err == nil {
			for m := range batch.Messages() {
				n, err := do(ctx, js, m, work, opt)
				if err != nil {
					return units, err
				}
				units += n
			}
			err = batch.Error()
		}
		switch {
		case ctx.Err() != nil:
			return units, ctx.Err()
		case err == nil, errors.Is(err, nats.ErrTimeout), errors.Is(err, jetstream.ErrNoHeartbeat), errors.Is(err, nats.ErrNoResponders),
			errors.Is(err, nats.ErrDisconnected), errors.Is(err, nats.ErrConnectionReconnecting):
			over, err := over(ctx, js, work.Survey())
			if over || err != nil {
				return units, err
			}
		case errors.Is(err, jetstream.ErrConsumerDeleted), errors.Is(err, jetstream.ErrConsumerNotFound), errors.Is(err, jetstream.ErrStreamNotFound):
			return units, nil
		default:
			return units, fmt.Errorf("the queue does not answer as it should: %w", err)
		}
	}
}

// over tells whether what was gathered is whole: then its queue is gone.
func over(ctx context.Context, js jetstream.JetStream, s *sweep.Survey) (bool, error) {
	_, err := js.Stream(ctx, namesOf(s).work())
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return true, nil
	}
	return false, ctx.Err() // a queue that cannot be reached may be back soon
}

// do does one batch, and lets the queue know that it is still at it.
func do(ctx context.Context, js jetstream.JetStream, m jetstream.Msg, work sweep.Work, opt Options) (int, error) {
	var units []int
	if err := json.Unmarshal(m.Data(), &units); err != nil {
		return 0, fmt.Errorf("the queue gave out what is no work: %w", err)
	}
	busy, rest := context.WithCancel(ctx)
	defer rest()
	go func() {
		for pause(busy, opt.silence()/3) == nil {
			_ = m.InProgress()
		}
	}()
	part, err := work.Do(ctx, units)
	if err != nil {
		_ = m.Nak()
		return 0, err
	}
	n := namesOf(work.Survey())
	var sent []jetstream.PubAckFuture
	for i := range part.Units {
		data, err := pack(single(part, i))
		if err != nil {
			return 0, err
		}
		if most := js.Conn().MaxPayload(); int64(len(data)) > most {
			_ = m.Nak()
			return 0, fmt.Errorf("what unit %d comes to has %d bytes, and the queue takes %d: set max_payload of nats-server higher", part.Units[i].Number, len(data), most)
		}
		f, err := js.PublishAsync(n.unit(part.Units[i].Number), data)
		if err != nil {
			return 0, err
		}
		sent = append(sent, f)
	}
	for _, f := range sent {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			if gone(err) {
				return 0, nil
			}
			if !twice(err) {
				return 0, fmt.Errorf("the queue did not take a result: %w", err)
			}
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	if err := m.DoubleAck(ctx); err != nil && ctx.Err() == nil && !gone(err) && !errors.Is(err, context.DeadlineExceeded) {
		return 0, fmt.Errorf("the queue did not hear that a batch is done: %w", err)
	}
	return len(units), nil
}

// gone: nobody waits for results any more.
func gone(err error) bool {
	return errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrNoStreamResponse)
}

// twice tells whether a result was refused because there is one.
func twice(err error) bool {
	var refused *jetstream.APIError
	return errors.As(err, &refused) && strings.Contains(refused.Description, "maximum messages per subject exceeded")
}

// numberOf reads the unit out of a subject.
func numberOf(subject string) (int, error) {
	return strconv.Atoi(subject[strings.LastIndexByte(subject, '.')+1:])
}
