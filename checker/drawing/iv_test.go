package drawing

import (
	"time"

	"roe.example/checker/report"
)

func iv(a, b string) report.Interval { return report.Interval{From: a, Until: b} }

const hour, rfc = time.Hour, time.RFC3339

func durationOf(v float64) time.Duration { return time.Duration(v) }
