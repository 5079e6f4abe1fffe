package evidence

import "time"

// back is the beginning of the day that lies so many calendar months before
// another. Where the month is too short it is the month's last day: a year
// before 29 February is 28 February.
func back(day time.Time, months int) time.Time {
	return addMonths(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location()), -months)
}

// monthsBefore is the least number of months within which an earlier day lies,
// counted back from another: on the day of the month itself it is exactly so
// many, a day earlier one more.
func monthsBefore(day, earlier time.Time) int {
	n := 12*(day.Year()-earlier.Year()) + int(day.Month()) - int(earlier.Month())
	if earlier.Before(back(day, n)) {
		n++
	}
	return n
}

// daysBetween counts midnights: days are not all 24 hours long.
func daysBetween(a, b time.Time) int {
	noon := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
	}
	return int(noon(b).Sub(noon(a)).Hours() / 24)
}
