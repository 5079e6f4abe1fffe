package evidence

import (
	"math/rand/v2"
	"testing"
	"time"
)

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestBack(t *testing.T) {
	for _, c := range []struct {
		day    time.Time
		months int
		want   time.Time
	}{
		{date(2024, 8, 19), 60, date(2019, 8, 19)},
		{date(2024, 2, 29), 12, date(2023, 2, 28)},
		{date(2024, 2, 29), 48, date(2020, 2, 29)},
		{date(2025, 2, 28), 12, date(2024, 2, 28)}, // not the 29th: the day of the month counts
		{date(2026, 3, 31), 1, date(2026, 2, 28)},
		{date(2026, 1, 15), 1, date(2025, 12, 15)},
		{date(2026, 1, 15), 0, date(2026, 1, 15)},
		{date(2026, 1, 15).Add(9 * time.Hour), 12, date(2025, 1, 15)}, // days count whole
	} {
		if got := back(c.day, c.months); !got.Equal(c.want) {
			t.Errorf("back(%v, %d) = %v, want %v", c.day, c.months, got, c.want)
		}
	}
}

// TestMonthsBefore walks: the least number of months whose day is not later.
func TestMonthsBefore(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		day := date(2000+rng.IntN(40), 1, 1).AddDate(0, 0, rng.IntN(366))
		earlier := day.AddDate(0, 0, -rng.IntN(1500))
		want := 0
		for earlier.Before(slowly(day, want)) {
			want++
		}
		if got := monthsBefore(day, earlier); got != want {
			t.Fatalf("monthsBefore(%v, %v) = %d, want %d", day, earlier, got, want)
		}
	}
}

// slowly is the day so many months before, found day by day: the first day,
// going back, that lies so many months before and not after the same day of
// the month.
func slowly(day time.Time, months int) time.Time {
	d := day
	for 12*(day.Year()-d.Year())+int(day.Month())-int(d.Month()) != months || d.Day() > day.Day() {
		d = d.AddDate(0, 0, -1)
	}
	return d
}
