package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/render/columns"
	"roe.example/checker/sweep"
)

// TestWorstFirst: of a table that is too long, what a spreadsheet gets begins
// with the worst.
func TestWorstFirst(t *testing.T) {
	all := []string{"note 1", "error 1", "clear 1", "error 2", "warning 1"}
	rows := func(standing string) iter.Seq[string] {
		return func(yield func(string) bool) {
			for _, row := range all {
				if strings.HasPrefix(row, standing) && !yield(row) {
					return
				}
			}
		}
	}
	var got []string
	for row := range worstFirst([]string{"error", "warning", "note", "clear"}, rows) {
		if got = append(got, row); len(got) == 4 {
			break
		}
	}
	if diff := cmp.Diff([]string{"error 1", "error 2", "warning 1", "note 1"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	type line struct {
		Text string `parquet:"text"`
	}
	first, second := slices.Values([]line{{"as they come"}}), slices.Values([]line{{"the worst"}})
	for n, want := range map[int64]string{columns.Most: "as they come", columns.Most + 1: "the worst"} {
		var out bytes.Buffer
		table := tableOf("x", "a line", n, first, second)
		if err := table.csv(&out); err != nil || !strings.Contains(out.String(), want) || table.InCSV != columns.Most {
			t.Errorf("of %d rows %d are told, and written is %q (%v)", n, table.InCSV, out.String(), err)
		}
	}
}

// counting does units by remembering them.
type counting struct {
	lock sync.Mutex
	done []int
	fail int // the unit that cannot be done
}

func (c *counting) Survey() *sweep.Survey {
	return &sweep.Survey{Actions: []sweep.Action{{Ties: 1, Hosts: 3}, {Ties: 2, Hosts: 500}}}
}

func (c *counting) Do(_ context.Context, units []int) (*sweep.Part, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if slices.Contains(units, c.fail) {
		return nil, errors.New("the rule broke")
	}
	c.done = append(c.done, units...)
	return &sweep.Part{Units: []sweep.Unit{{Number: units[0]}}}, nil
}

// TestEveryUnitIsDoneOnce, and the first that cannot be done ends it.
func TestEveryUnitIsDoneOnce(t *testing.T) {
	for _, n := range []int{0, 1, 5, 1000} {
		c, taken := &counting{fail: -1}, 0
		err := doUnits(context.Background(), c, upTo(n), func(*sweep.Part) error { taken++; return nil }, &progress{})
		if slices.Sort(c.done); err != nil || !slices.Equal(c.done, upTo(n)) || (taken == 0) != (n == 0) {
			t.Errorf("of %d units %d were done, %d parts taken: %v", n, len(c.done), taken, err)
		}
	}
	if err := doUnits(context.Background(), &counting{fail: 7}, upTo(50), func(*sweep.Part) error { return nil }, &progress{}); err == nil || err.Error() != "the rule broke" {
		t.Errorf("got %v", err)
	}
	stopped, stop := context.WithCancelCause(context.Background())
	stop(fmt.Errorf("enough"))
	if err := doUnits(stopped, &counting{fail: -1}, upTo(50), func(*sweep.Part) error { return nil }, &progress{}); err == nil || err.Error() != "enough" {
		t.Errorf("got %v", err)
	}
}
