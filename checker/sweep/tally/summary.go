package tally

import (
	"cmp"
	"fmt"
	"strings"

	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// Kind and Version of summary.json.
const (
	Kind    = "sweep"
	Version = 1
)

// How much a summary tells; the tables have all.
const (
	mostConflicts = 20
	mostNorms     = 20
	mostChanges   = 10
	mostNamed     = 20
)

// Summary is what people read of a sweep.
type Summary struct {
	Kind    string `json:"kind"`
	Version int    `json:"version"`
	Program string `json:"program"`
	// Rules and Input are the sha256 of the rules and of what was read.
	Rules   string   `json:"rules"`
	Input   string   `json:"input"`
	Day     string   `json:"day"`
	Purpose string   `json:"purpose"` // id; empty: any
	Topics  []string `json:"topics"`
	// Agencies and Pairs are how many were compared: ordered pairs, each agency
	// as host with each other as the one that comes.
	Agencies int   `json:"agencies"`
	Pairs    int64 `json:"pairs"`
	// NoAgreement are the pairs that no agreement binds that day.
	NoAgreement int64 `json:"no_agreement"`
	// Words is the whole in a few sentences.
	Words string `json:"words"`
	// Shares say what the pairs come to, topic by topic, and then, with an empty
	// topic, on all together.
	Shares []Share `json:"shares"`
	// Conflicts, Norms and Changes are the first rows of their tables.
	Conflicts     []ConflictRow `json:"conflicts"`
	MoreConflicts int           `json:"more_conflicts"` // rows that are only in the table
	Norms         []NormRow     `json:"norms"`
	MoreNorms     int           `json:"more_norms"`
	Changes       []ChangeRow   `json:"changes"`
	MoreChanges   int           `json:"more_changes"`
	// NotKnown says of which agencies not all rules are in the books.
	NotKnown []Unknown `json:"not_known"`
	LeftOut  []LeftOut `json:"left_out"`
	Remarks  []string  `json:"remarks"`
	// Tables are the files for spreadsheets and databases.
	Tables     []Table `json:"tables"`
	Disclaimer string  `json:"disclaimer"`
}

// Share is what the pairs come to on a topic.
type Share struct {
	Topic string `json:"topic"`
	Title string `json:"title"`
	// Hosts and Aids are the classes of agencies that stand alike on it, as hosts
	// and as those that come; 0 for all topics together.
	Hosts int `json:"host_classes"`
	Aids  int `json:"aid_classes"`
	// Pairs of agencies, by the worst that they meet.
	Errors   int64 `json:"error"`
	Warnings int64 `json:"warning"`
	NotKnown int64 `json:"not_known"`
	Notes    int64 `json:"note"`
	Clear    int64 `json:"clear"`
}

// Unknown says of which agencies not all rules on a topic are in the books.
type Unknown struct {
	Topic    string   `json:"topic"`
	Agencies int      `json:"agencies"`
	Some     []string `json:"some"` // ids of the first of them
}

// LeftOut is a rule that a sweep does not look at.
type LeftOut struct {
	Rule  string `json:"rule"`
	Title string `json:"title"`
	Why   string `json:"why"`
}

// ChangeRow is a change in words and numbers; see Change.
type ChangeRow struct {
	Topic            string `json:"topic" parquet:"topic,dict"`
	Action           string `json:"action" parquet:"action,dict"`
	Words            string `json:"words" parquet:"words"`
	Effect           string `json:"effect" parquet:"effect"`
	Manual           string `json:"manual" parquet:"manual"`
	Holders          int64  `json:"holders" parquet:"holders"`
	Models           int64  `json:"models" parquet:"models"`
	FirstHolder      string `json:"first_holder" parquet:"first_holder"`
	FirstModel       string `json:"first_model" parquet:"first_model"`
	PairsCleared     int64  `json:"pairs_cleared" parquet:"pairs_cleared"`
	PairsRaised      int64  `json:"pairs_raised" parquet:"pairs_raised"`
	AllCleared       int64  `json:"all_cleared" parquet:"all_cleared"`
	AllRaised        int64  `json:"all_raised" parquet:"all_raised"`
	ConflictsCleared int64  `json:"conflicts_cleared" parquet:"conflicts_cleared"`
	ConflictsRaised  int64  `json:"conflicts_raised" parquet:"conflicts_raised"`
	Unsaid           int64  `json:"unsaid" parquet:"unsaid"`
}

// Table is a file of the result.
type Table struct {
	Name  string `json:"name"` // without what tells the format
	About string `json:"about"`
	Rows  int64  `json:"rows"`
	// InCSV are the rows that the file for spreadsheets has: fewer where there are
	// more than a spreadsheet takes.
	InCSV int64 `json:"in_csv"`
}

// ChangeRows are the changes that clear more than they raise, the best first.
func (t *Tally) ChangeRows() (out []ChangeRow) {
	for i := range t.changes {
		c := &t.changes[i]
		a := &t.Actions[c.Action]
		change, effect := t.changeWords(c)
		row := ChangeRow{Topic: a.Topic, Action: a.ID, Words: change, Effect: effect,
			Holders: int64(len(c.Holders)), Models: int64(len(c.Models)),
			FirstHolder: t.Agencies[c.Holders[0]].ID, FirstModel: t.Agencies[c.Models[0]].ID,
			PairsCleared: c.PairsCleared, PairsRaised: c.PairsRaised, AllCleared: c.AllCleared, AllRaised: c.AllRaised,
			ConflictsCleared: c.ConflictsCleared, ConflictsRaised: c.ConflictsRaised, Unsaid: c.Unsaid}
		if len(c.Drop) > 0 {
			row.Manual = t.Norms[c.Drop[0]].Manual
		}
		out = append(out, row)
	}
	return out
}

// Summary says what a sweep comes to. Tables are those that are written with it.
func (t *Tally) Summary(tables []Table, disclaimer string) *Summary {
	s := &Summary{
		Kind: Kind, Version: Version, Program: t.Program, Rules: t.Rules, Input: t.Input, Day: t.Day, Purpose: t.Purpose, Topics: t.Topics,
		Agencies: len(t.Agencies), Pairs: t.PairsOfAgencies(), NoAgreement: t.alone,
		Shares: t.Shares(), NotKnown: t.notKnown(), LeftOut: []LeftOut{}, Remarks: t.remarks(), Tables: tables, Disclaimer: disclaimer,
	}
	s.Conflicts, s.MoreConflicts = first(t.ConflictRows(), mostConflicts)
	norms := t.NormRows()
	for len(norms) > 0 && norms[len(norms)-1].Conflicts == 0 {
		norms = norms[:len(norms)-1]
	}
	s.Norms, s.MoreNorms = first(norms, mostNorms)
	s.Changes, s.MoreChanges = first(t.ChangeRows(), mostChanges)
	for _, x := range t.LeftOut {
		s.LeftOut = append(s.LeftOut, LeftOut{x.Rule, cmp.Or(x.Title, t.titles[x.Rule]), x.Why})
	}
	s.Words = t.sentences(s)
	return s
}

// first are the first of a list, and how many more there are.
func first[T any](list []T, most int) ([]T, int) {
	if len(list) <= most {
		return append([]T{}, list...), 0
	}
	return list[:most], len(list) - most
}

// Shares say what the pairs come to on each topic, and on all together.
func (t *Tally) Shares() []Share {
	out := []Share{}
	for i, x := range t.topics {
		out = append(out, t.shares[i].named(x.id, int(x.hosts), int(x.aids)))
	}
	if t.all != nil {
		out = append(out, t.all.named("", 0, 0))
	}
	return out
}

func (s *share) named(topic string, hosts, aids int) Share {
	return Share{topic, title(topic), hosts, aids, s.pairs[0], s.pairs[1], s.pairs[2], s.pairs[3], s.pairs[4]}
}

func (t *Tally) notKnown() []Unknown {
	out := []Unknown{}
	for _, id := range t.Topics {
		u := Unknown{Topic: id, Some: []string{}}
		for i := range t.Agencies {
			for _, x := range t.Agencies[i].NotKnown {
				if x == id {
					if u.Agencies++; len(u.Some) < mostNamed {
						u.Some = append(u.Some, t.Agencies[i].ID)
					}
				}
			}
		}
		if u.Agencies > 0 {
			out = append(out, u)
		}
	}
	return out
}

func (t *Tally) remarks() []string {
	out := append([]string{}, t.Remarks...)
	switch len(t.Agencies) {
	case 0:
		return append(out, "There are no agencies in these books, so that there is nothing to compare.")
	case 1:
		return append(out, "There is only one agency in these books, so that there is nobody to compare it with.")
	}
	if len(t.topics) > 1 && t.all == nil {
		out = append(out, "What pairs come to on all topics together was not counted: too many agencies differ somewhere. The topics were counted one by one.")
	}
	return out
}

// sentences say the whole.
func (t *Tally) sentences(s *Summary) string {
	if s.Agencies < 2 {
		return "Nothing was compared: a sweep needs two agencies."
	}
	var out []string
	what := fmt.Sprintf("Compared were %s agencies, each as host with each other one coming to help: %s, on %s",
		Number(int64(s.Agencies)), count(s.Pairs, "pair", "pairs"), readiness.Day(s.Day))
	if s.Purpose != "" {
		what += ", for " + spaced(s.Purpose)
	}
	out = append(out, what+".")
	if len(s.Shares) > 0 {
		last := s.Shares[len(s.Shares)-1]
		if last.Topic == "" {
			out = append(out, fmt.Sprintf("On all topics together %s of the pairs meet an error, and %s a warning and nothing worse.", Percent(last.Errors, s.Pairs), Percent(last.Warnings, s.Pairs)))
		}
	}
	switch {
	case s.NoAgreement == s.Pairs:
		out = append(out, "No agreement holds between any two of them that day.")
	case s.NoAgreement > 0:
		out = append(out, fmt.Sprintf("Of %s of the pairs no agreement holds between the two that day.", Percent(s.NoAgreement, s.Pairs)))
	}
	if len(s.NotKnown) > 0 {
		var on []string
		for _, u := range s.NotKnown {
			on = append(on, fmt.Sprintf("on %s of %s", spaced(u.Topic), count(int64(u.Agencies), "agency", "agencies")))
		}
		out = append(out, "Not all rules are in the books "+report.List(on)+": what they leave out may hide more.")
	}
	return strings.Join(out, " ")
}
