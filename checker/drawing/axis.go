package drawing

import (
	"time"
)

// axis maps time to the width of a picture.
type axis struct {
	from, until time.Time
	zone        *time.Location
	left, right float64
}

func (a axis) at(t time.Time) float64 {
	share := float64(t.Sub(a.from)) / float64(a.until.Sub(a.from))
	return a.left + min(1, max(0, share))*(a.right-a.left)
}

func (a axis) holds(t time.Time) bool { return !t.Before(a.from) && !t.After(a.until) }

// tick is a line of the axis; the text is empty where there is no room for one.
type tick struct {
	x    float64
	text string
	// wholeDays: the labels are days, not hours.
	wholeDays bool
}

// steps are the distances that ticks can have: hours, then days,
// then months.
var steps = []int{1, 2, 3, 4, 6, 12, 24, 48, 24 * 7, 24 * 14, month, 2 * month, 3 * month, 6 * month, 12 * month, 60 * month}

// month stands for a month of the calendar among steps of hours.
const month = 24 * 28

// ticks are at full local hours, as close as their labels allow. Days are
// counted by the calendar, so that a change of the clock shifts nothing.
func (a axis) ticks() []tick {
	for _, step := range steps {
		out := a.every(step)
		if fits(out) || step == steps[len(steps)-1] {
			return out
		}
	}
	return nil
}

const tickRoom = 10.0

func fits(ticks []tick) bool {
	end := -1e9
	for _, t := range ticks {
		half := measure(t.text, textSize, false) / 2
		x := min(t.x, pageWidth-1-half)
		if x-half < end+tickRoom {
			return false
		}
		end = x + half
	}
	return true
}

func (a axis) every(step int) []tick {
	first := a.from.In(a.zone)
	var out []tick
	last := time.Time{}
	for n := 0; n < 20000; n++ {
		at := a.tickAt(first, n, step)
		if at.After(a.until) {
			break
		}
		if at.Before(a.from) || at.Equal(last) {
			continue
		}
		last = at
		text := at.Format("15:04")
		switch {
		case step >= month:
			text = at.Format("Jan 2006")
		case step >= 24:
			text = at.Format("2 Jan")
		}
		out = append(out, tick{x: a.at(at), text: text, wholeDays: step >= 24})
	}
	return out
}

// tickAt is the nth step by the calendar.
func (a axis) tickAt(first time.Time, n, step int) time.Time {
	if step >= month {
		return time.Date(first.Year(), first.Month()+time.Month(n*step/month), 1, 0, 0, 0, 0, a.zone)
	}
	return time.Date(first.Year(), first.Month(), first.Day()+n*step/24, n*step%24, 0, 0, 0, a.zone)
}

// days are the stretches between midnights, for the line above the hours.
type stretch struct {
	from, until float64
	text        string
}

func (a axis) days() []stretch {
	var out []stretch
	at := a.from.In(a.zone)
	for n := 0; at.Before(a.until) && n < 20000; n++ {
		next := time.Date(at.Year(), at.Month(), at.Day()+1, 0, 0, 0, 0, a.zone)
		s := stretch{from: a.at(at), until: a.at(next)}
		if next.After(a.until) {
			s.until = a.right
		}
		for _, layout := range []string{"Monday, 2 January 2006", "Monday, 2 January", "Mon, 2 Jan", "2 Jan"} {
			if text := at.Format(layout); measure(text, textSize, true)+6 <= s.until-s.from {
				s.text = text
				break
			}
		}
		out, at = append(out, s), next
	}
	return out
}
