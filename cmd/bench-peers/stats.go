package main

import (
	"math"
	"slices"
)

// median of some values; of an even number the mean of the two in the middle.
// Of none it is not a number.
func median(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(values))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// percentile is the value below or at which that part of the values lies, by
// nearest rank: p from 0 to 1.
func percentile(values []float64, p float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(values))
	rank := int(math.Ceil(p * float64(len(s))))
	return s[min(max(rank, 1), len(s))-1]
}

// ratios divides pair by pair: what ran side by side met the same load.
func ratios(a, b []float64) []float64 {
	var out []float64
	for i := range min(len(a), len(b)) {
		out = append(out, a[i]/b[i])
	}
	return out
}

// exponent fits cost = c * size^k by least squares on the logarithms and gives
// k: 1 is linear, 2 is quadratic. Of fewer than two sizes it is not a number.
func exponent(sizes, costs []float64) float64 {
	n, sx, sy, sxx, sxy := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range min(len(sizes), len(costs)) {
		if sizes[i] <= 0 || costs[i] <= 0 {
			continue
		}
		x, y := math.Log(sizes[i]), math.Log(costs[i])
		n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	if d := n*sxx - sx*sx; n >= 2 && d > 0 {
		return (n*sxy - sx*sy) / d
	}
	return math.NaN()
}
