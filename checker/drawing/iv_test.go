package drawing

import "roe.example/checker/report"

func iv(a, b string) report.Interval { return report.Interval{From: a, Until: b} }
