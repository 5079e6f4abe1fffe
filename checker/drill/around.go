package drill

import (
	"hash/fnv"
	"slices"
	"time"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// around says what is true of the post at the instant, whoever is asked whatever:
// what it is there for, what those who hold it bring, how long they have held it,
// and who commands.
func (s *situation) around() (out []string) {
	a, ok := s.assignment(s.id)
	if !ok {
		return s.commanded()
	}
	if len(a.Tasks) > 0 {
		out = append(out, "The plan has the post there for "+s.words.Things(a.Tasks)+".")
	}
	out = append(out, s.held(a))
	if brought := s.brought(); brought != "" {
		out = append(out, brought)
	}
	return append(out, s.commanded()...)
}

// held says how long the post has been held, or until when it is.
func (s *situation) held(a facts.Assignment) string {
	if s.at > a.During.From {
		return "The post has been held since " + s.hour(a.During.From) + "."
	}
	return "The post is to be held until " + s.hour(a.During.Until) + "."
}

// hour names a time: of the same day by the clock alone.
func (b *builder) hour(at string) string { return b.words.Day(at) }

// brought says what the units of those who are asked carry.
func (s *situation) brought() string {
	for _, a := range s.agencies {
		var things []string
		for _, u := range s.Run.Facts.Units {
			if u.Book == s.Run.Book && u.Deployment == s.Run.Deployment && u.Agency == a.ID && s.isOn(u.ID) {
				things = append(things, u.Carries...)
			}
		}
		slices.Sort(things)
		if things = slices.Compact(things); len(things) > 0 {
			return a.Short + " has brought " + s.words.Things(things) + "."
		}
	}
	return ""
}

// commanded says of which agency the incident commander is then.
func (s *situation) commanded() []string {
	var from []string
	for _, p := range s.Run.Facts.Positions {
		if p.Book == s.Run.Book && p.Deployment == s.Run.Deployment && slices.Contains(s.commanders(), p.ID) && p.Agency.Stated {
			from = append(from, s.agency(p.Agency.Value).Short)
		}
	}
	slices.Sort(from)
	if from = slices.Compact(from); len(from) == 0 {
		return nil
	}
	return []string{"At this hour " + report.List(from) + " is in command."}
}

// sometime is an instant at a post during something. Which it is depends on the
// finding alone, so that not every scenario is at the hour at which all begins.
func (b *builder) sometime(f *report.Finding, during facts.Interval, at post) string {
	from := later(during.From, at.during.From)
	until := at.during.Until
	if until == "" || during.Until != "" && during.Until < until {
		until = during.Until
	}
	sum := fnv.New32a()
	sum.Write([]byte(f.Fingerprint))
	start := b.instant(from)
	step := b.instant(until).Sub(start) / times
	moved := start.Add(time.Duration(sum.Sum32()%times) * step).Truncate(time.Hour / 2)
	if step <= 0 || moved.Before(start) {
		return from
	}
	return moved.Format(time.RFC3339)
}

// times is in how many parts that time is cut.
const times = 4

// nearEnd is half an hour before the end, if that is later.
func (b *builder) nearEnd(during facts.Interval, instant string) string {
	if during.Until == "" {
		return instant
	}
	return later(instant, b.instant(during.Until).Add(-time.Hour/2).Format(time.RFC3339))
}
