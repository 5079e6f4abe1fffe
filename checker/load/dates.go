package load

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"roe.example/checker/book"
)

// checkDay reports a day that no calendar has.
func (m *meaning) checkDay(n *node, path []string, _ scope) {
	if _, err := time.Parse(time.DateOnly, n.text); err != nil {
		m.noSuchDay(n, path)
	}
}

func (m *meaning) noSuchDay(n *node, path []string) {
	m.fault(n, path, "There is no such day as "+n.text[:min(10, len(n.text))]+".", "Look the day up in a calendar; it is written year-month-day: 2026-11-03.")
}

// checkInstant reports a day or clock time that does not exist.
func (m *meaning) checkInstant(n *node, path []string, _ scope) {
	if _, err := time.Parse(time.DateOnly, n.text[:min(10, len(n.text))]); err != nil {
		m.noSuchDay(n, path)
		return
	}
	if _, _, ok := instant(n.text, time.UTC); !ok {
		m.fault(n, path, "There is no such time as "+n.text+".", "Hours go from 00 to 23, minutes and seconds from 00 to 59: 2026-11-03T06:00.")
	}
}

// instant reads an instant; day tells that it has no clock time.
func instant(s string, zone *time.Location) (t time.Time, day, ok bool) {
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, layout == time.DateOnly, true
		}
	}
	return time.Time{}, false, false
}

// zoneOf is the zone of the deployment around a value, else UTC.
func zoneOf(sc scope) *time.Location {
	if zone, err := time.LoadLocation(sc.deployment.value("timezone").str()); err == nil {
		return zone
	}
	return time.UTC
}

// inOrder reports that one field's time comes before another's. A day without
// a clock time begins at midnight as a beginning and lasts to the next as an
// end.
func (m *meaning) inOrder(n *node, first, last string, path []string, sc scope) {
	a, b := sound(n, first), sound(n, last)
	if a == nil || b == nil {
		return
	}
	zone := zoneOf(sc)
	from, _, ok1 := instant(a.value.str(), zone)
	until, day, ok2 := instant(b.value.str(), zone)
	if day {
		until = until.AddDate(0, 0, 1).Add(-time.Second)
	}
	if !ok1 || !ok2 || !until.Before(from) {
		return
	}
	m.diags = append(m.diags, book.Diagnostic{
		Location: b.value.at.location(append(path, last)),
		Message:  last + " is " + b.value.text + ", before " + first + ", which is " + a.value.text + ".",
		Hint:     "Correct one of them; what ends after midnight ends on the next day.",
		Also:     []book.Location{a.value.at.location(append(path, first))},
	})
}

func (m *meaning) checkPeriod(n *node, path []string, sc scope) {
	m.inOrder(n, "from", "until", path, sc)
}

func (m *meaning) checkParty(n *node, path []string, sc scope) {
	m.inOrder(n, "signed", "withdrew", path, sc)
}

func (m *meaning) checkPartyApproval(n *node, path []string, sc scope) {
	m.inOrder(n, "on", "until", path, sc)
}

// checkZone reports a time zone that no clock knows, or one that is not a
// place's: EST never changes to summer time.
func (m *meaning) checkZone(n *node, path []string) {
	f := sound(n, "timezone")
	if f == nil {
		return
	}
	name := f.value.text
	_, err := time.LoadLocation(name)
	city, hint := cityZone(name), "Write the name of a city's zone: America/Los_Angeles, America/Denver, America/Chicago, America/New_York."
	switch {
	case city != "":
		hint = "Write the zone of a city, such as \"" + city + "\"."
		fallthrough
	case err == nil && name != "" && name != "UTC" && !strings.Contains(name, "/"):
		m.fault(f.value, append(path, "timezone"), quote(name)+" does not say where: some places change their clocks in summer, and others do not.", hint)
	case err != nil || name == "":
		if near := nearest(name, commonZones); near != "" {
			hint = "Did you mean \"" + near + "\"?"
		}
		m.fault(f.value, append(path, "timezone"), quote(name)+" is not a time zone.", hint)
	}
}

// cityZone is a city's zone for what people in the United States call one for
// short: EST, EDT, ET, EST5EDT; empty for any other name.
func cityZone(name string) string {
	for begin, city := range map[string]string{"E": "America/New_York", "C": "America/Chicago", "M": "America/Denver", "P": "America/Los_Angeles", "H": "Pacific/Honolulu"} {
		rest, ok := strings.CutPrefix(strings.ToUpper(name), begin)
		if digits, both := strings.CutSuffix(rest, begin+"DT"); both {
			rest = strings.TrimRight(digits, "0123456789")
		}
		if ok && slices.Contains([]string{"T", "ST", "DT"}, rest) {
			return city
		}
	}
	return ""
}

// commonZones are the zones of the United States, to guess what was meant.
var commonZones = []string{
	"America/New_York", "America/Detroit", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
	"America/Anchorage", "Pacific/Honolulu", "America/Boise", "America/Indiana/Indianapolis", "America/Puerto_Rico", "UTC",
}
