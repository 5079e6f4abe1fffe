package main

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{{[]float64{3}, 3}, {[]float64{9, 1, 5}, 5}, {[]float64{4, 1, 3, 2}, 2.5}} {
		if got := median(c.values); got != c.want {
			t.Errorf("median of %v: %v, want %v", c.values, got, c.want)
		}
	}
	if !math.IsNaN(median(nil)) {
		t.Error("the median of nothing is a number")
	}
	in := []float64{3, 1, 2}
	if median(in); in[0] != 3 {
		t.Error("the values were sorted in place")
	}
}

func TestPercentile(t *testing.T) {
	var hundred []float64
	for i := 100; i > 0; i-- {
		hundred = append(hundred, float64(i))
	}
	for _, c := range []struct{ p, want float64 }{{0.95, 95}, {1, 100}, {0, 1}, {0.5, 50}} {
		if got := percentile(hundred, c.p); got != c.want {
			t.Errorf("p%v: %v, want %v", c.p, got, c.want)
		}
	}
	if got := percentile([]float64{1, 2, 3}, 0.95); got != 3 {
		t.Errorf("of three: %v", got)
	}
	if !math.IsNaN(percentile(nil, 0.95)) {
		t.Error("the p95 of nothing is a number")
	}
}

func TestExponent(t *testing.T) {
	for _, k := range []float64{0, 1, 2, 1.5} {
		var sizes, costs []float64
		for _, n := range []float64{10, 100, 1000} {
			sizes, costs = append(sizes, n), append(costs, 7*math.Pow(n, k))
		}
		if got := exponent(sizes, costs); !near(got, k) {
			t.Errorf("exponent %v, want %v", got, k)
		}
	}
	// Least squares: a middle point that is off moves the line, not its slope.
	if got := exponent([]float64{10, 100, 1000}, []float64{10, 500, 1000}); !near(got, 1) {
		t.Errorf("exponent %v, want 1", got)
	}
	if !math.IsNaN(exponent([]float64{10}, []float64{1})) || !math.IsNaN(exponent([]float64{10, 10}, []float64{1, 2})) {
		t.Error("one size has an exponent")
	}
}

func TestTakeRatiosByRound(t *testing.T) {
	a := []usage{{Wall: 1, User: 1, Peak: 10}, {Wall: 4, User: 2, Sys: 2, Peak: 10}, {Wall: 2, User: 3, Peak: 30}}
	b := []usage{{Wall: 2, User: 4, Peak: 20}, {Wall: 16, User: 8, Peak: 20}, {Wall: 2, User: 4, Peak: 20}}
	var l line
	l.take(a, b)
	if l.TimeRatio != 0.5 || l.CPURatio != 0.5 || l.MemoryRatio != 0.5 || l.A.Wall != 2 || l.B.Wall != 2 || l.A.CPU != 3 {
		t.Errorf("%+v", l)
	}
}

func TestMet(t *testing.T) {
	within := line{row: row{group: "g", Time: 0.4, Memory: 0.5}, TimeRatio: 0.4, MemoryRatio: 0.5}
	for name, c := range map[string]struct {
		change func(*line)
		want   bool
	}{
		"within":          {func(*line) {}, true},
		"slow":            {func(l *line) { l.TimeRatio = 0.41 }, false},
		"large":           {func(l *line) { l.MemoryRatio = 0.51 }, false},
		"no figures":      {func(l *line) { l.TimeRatio = math.NaN() }, false},
		"could not run":   {func(l *line) { l.Unrun = "no such command" }, false},
		"differs":         {func(l *line) { l.Differs = "lost one" }, false},
		"over a gigabyte": {func(l *line) { l.MemoryUnder, l.A.Peak = gigabyte, gigabyte }, false},
		"under it":        {func(l *line) { l.MemoryUnder, l.A.Peak = gigabyte, gigabyte-1 }, true},
		"no peak":         {func(l *line) { l.MemoryUnder = gigabyte }, false},
		"re-check":        {func(l *line) { l.row = row{WallUnder: 0.1}; l.P95 = 0.09 }, true},
		"slow re-check":   {func(l *line) { l.row = row{WallUnder: 0.1}; l.P95 = 0.11 }, false},
		"version":         {func(l *line) { l.row = row{group: "v", WallUnder: 0.03}; l.A.Wall = 0.02 }, true},
		"slow version":    {func(l *line) { l.row = row{group: "v", WallUnder: 0.03}; l.A.Wall = 0.03 }, false},
	} {
		l := within
		c.change(&l)
		if got := l.met(); got != c.want {
			t.Errorf("%s: met %v, want %v", name, got, c.want)
		}
	}
}
