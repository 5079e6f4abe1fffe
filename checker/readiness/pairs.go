package readiness

import (
	"strings"
	"time"

	"roe.example/checker/report"
)

// Pairs says of every two agencies of a run, each way round, what would stand
// in the way if the one came to help the other: a matrix of hosts by aids,
// whether or not a deployment is planned. It is about documents alone. What a
// plan has to add (who commands, which channel, who asked whom) is not held
// against anybody.
type Pairs struct {
	// Day on which the help is held to happen, 2026-11-03.
	Day string `json:"day"`
	// Purpose for which they come, in words. Empty: any, so that an agreement for
	// some purposes only is held to cover it.
	Purpose string `json:"purpose"`
	// Agencies in an order that puts those next to each other that stand alike
	// with the others.
	Agencies []PairAgency `json:"agencies"`
	// Topics on which something was found, or is not known, in their usual order.
	Topics []PairTopic `json:"topics"`
	// Cells has every ordered pair, by host and within it by aid in the order of
	// Agencies: the pair of host h and aid a is Cells[h*(n-1)+a], less one where
	// a comes after h. Use Pair.
	Cells []Pair `json:"cells"`
	// Groups are agencies side by side in the order that are shown as one row
	// and one column where there are too many for a page.
	Groups []PairGroup `json:"groups"`
	// Rules are those with findings, by id; reasons name them.
	Rules []PairRule `json:"rules"`
	// Counts of pairs by what they come to: by each of the standings.
	Counts map[string]int `json:"counts"`
	// Failures are rules that could not judge: what they would find is missing.
	Failures []report.Failure `json:"failures"`
	// Remarks say what the matrix leaves out and what it rests on, in sentences.
	Remarks []string `json:"remarks"`
}

// Standings of a pair, from the worst on. A pair without a finding is clear
// only if all topics of both agencies are known whole.
const (
	PairError       = "error"        // something must be settled first
	PairNoAgreement = "no-agreement" // they have none in force between them
	PairWarning     = "warning"
	PairNotKnown    = "not-known" // nothing found, but not all rules are in the books
	PairNote        = "note"      // officers must be told
	PairClear       = "clear"
	PairNotCompared = "not-compared" // see Why
)

// PairStandings lists them, the worst first.
func PairStandings() []string {
	return []string{PairNotCompared, PairError, PairNoAgreement, PairWarning, PairNotKnown, PairNote, PairClear}
}

// PairAgency is an agency of the matrix.
type PairAgency struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Short string `json:"short"`
	Place string `json:"place"` // in words
	// Class counts from 0; agencies of one class stand alike with all others, as
	// host and as aid.
	Class int `json:"class"`
	// NotKnown lists the topics (ids) on which its rules are not in the books whole.
	NotKnown []string `json:"not_known"`
}

// PairTopic is a topic of the matrix.
type PairTopic struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// PairRule is a rule of which pairs have findings.
type PairRule struct {
	ID     string `json:"id"`
	Topic  string `json:"topic"`
	Title  string `json:"title"`
	Remedy string `json:"remedy"`
}

// PairGroup is agencies next to each other in the order: Agencies[From:Until].
type PairGroup struct {
	From  int    `json:"from"`
	Until int    `json:"until"`
	Title string `json:"title"` // "Harbor PD", "Harbor PD and 3 others"
	// Alike: all stand alike; else they are only near each other.
	Alike bool `json:"alike"`
}

// Pair is help by one agency to another.
type Pair struct {
	Host string `json:"host"` // id
	Aid  string `json:"aid"`  // id
	// Worst is the standing on all topics together.
	Worst string `json:"worst"`
	// Topics has those on which something was found or is not known, in the order
	// of Pairs.Topics; the others are clear.
	Topics []PairCount `json:"topics"`
	// Agreements that both signed, the ones that hold that day first.
	Agreements []PairAgreement `json:"agreements"`
	// NoAgreement: none of them holds for both that day.
	NoAgreement bool `json:"no_agreement"`
	// Reasons are what was found, no more than a few: the worst first, and of one
	// severity one of each rule before a second of any.
	Reasons []PairReason `json:"reasons"`
	// More counts the findings that Reasons leaves out.
	More int `json:"more"`
	// Why the pair was not compared, in a sentence; empty if it was.
	Why string `json:"why"`
}

// PairCount is what a pair comes to on one topic.
type PairCount struct {
	Topic    string `json:"topic"` // id
	Worst    string `json:"worst"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
	// NotKnown are the agencies (ids) whose rules on it are not in the books whole.
	NotKnown []string `json:"not_known"`
}

// PairAgreement is an agreement that both agencies of a pair signed.
type PairAgreement struct {
	ID    string       `json:"id"`
	Cite  string       `json:"cite"`
	Holds bool         `json:"holds"`
	Why   string       `json:"why"` // it does not hold, in a phrase; empty if it does
	Place report.Place `json:"place"`
}

// PairReason is one finding on a pair.
type PairReason struct {
	Rule     string `json:"rule"` // id
	Topic    string `json:"topic"`
	Severity string `json:"severity"`
	Text     string `json:"text"`
	Remedy   string `json:"remedy"`
	// Sources are where it is written, with file and line.
	Sources []report.Place `json:"sources"`
	Count   int            `json:"count"` // of the situations in which it bites
}

// Pair finds the pair of two agencies by their places in the order; nil where
// they are one.
func (p *Pairs) Pair(host, aid int) *Pair {
	if host == aid {
		return nil
	}
	at := host*(len(p.Agencies)-1) + aid
	if aid > host {
		at--
	}
	return &p.Cells[at]
}

// On is what a pair comes to on a topic; on all together with an empty topic.
func (p *Pair) On(topic string) string {
	if topic == "" {
		return p.Worst
	}
	for i := range p.Topics {
		if p.Topics[i].Topic == topic {
			return p.Topics[i].Worst
		}
	}
	if p.Why != "" {
		return PairNotCompared
	}
	return PairClear
}

// Agreed says in a sentence or more which agreements hold between the two that
// day, and of those that do not, why.
func (p *Pair) Agreed(day string) string {
	var holds, lapsed []string
	for _, a := range p.Agreements {
		if a.Holds {
			holds = append(holds, a.Cite)
		} else {
			lapsed = append(lapsed, a.Cite+" ("+a.Why+")")
		}
	}
	var out []string
	switch {
	case p.Why != "":
		return p.Why
	case len(holds) > 0:
		out = append(out, "Between the two: "+report.List(holds)+".")
	case len(lapsed) == 0:
		return "The two have no agreement in these books."
	default:
		out = append(out, "No agreement between the two holds on "+Day(day)+".")
	}
	if len(lapsed) > 0 {
		out = append(out, "Not in force that day: "+report.List(lapsed)+".")
	}
	return strings.Join(out, " ")
}

// Day writes a day out: 3 November 2026.
func Day(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}
