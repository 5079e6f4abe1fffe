package tally

import "slices"

// What a summary says of its parts, in every format. Text in backticks is code.
const (
	OfShares    = "How many pairs of agencies meet what on a topic, by the worst of it. “Not known” pairs meet no error and no warning, but not all rules of one of the two are in the books. “Clear” ones meet nothing, and all rules of both are there."
	OfConflicts = "A conflict is what one rule finds on one action between a host and an agency that comes to help. It is counted once for each pair, however many situations it bites in."
	OfNorms     = "A norm takes part in a conflict that rests on it: it need not be the one to change."
	OfChanges   = "Each line is one change, made alone: some agencies take over, on one action, the rules that others have already, around whom the same holds, and of whom the books have all rules where they have all of theirs. What pairs would meet then is therefore known, and not guessed. Those changes come first that leave most pairs without errors and warnings on all topics, and of these those that do so on their own topic. Only errors and warnings are counted. Whether a change is right is for counsel to say: a ban that is given up clears conflicts as well as one that is taken over."
	NoChange    = "No change was found that would clear more than it brings. Looked for were changes by which agencies take over, on one action, the rules of others around whom the same holds."
	OfLeftOut   = "A sweep compares what documents say. What a plan has to say as well, such as who commands, on which channel and at whose cost, is for `roe check` of a deployment."
	NoneLeftOut = "All rules on these topics were applied."
	SomeLeftOut = "By these rules pairs were not judged. `roe check` judges a deployment by all of them."
	OfTables    = "Each is there as Parquet, for databases such as DuckDB, and as CSV, for spreadsheets."
	OfQuery     = "Pairs are told by classes of agencies. This query gives a row for each pair of agencies and topic; add `AND h.agency = '…'` for one host. In DuckDB, in this folder:"
)

// Of tells how many of all pairs n are: 16 (53 %).
func (s *Summary) Of(n int64) string {
	if n == 0 {
		return "–"
	}
	return Number(n) + " (" + Percent(n, s.Pairs) + ")"
}

// Classes are those that stand alike, as hosts and as those that come; empty
// for all topics together.
func (s *Share) Classes() string {
	if s.Topic == "" {
		return ""
	}
	return Number(int64(s.Hosts)) + " / " + Number(int64(s.Aids))
}

// Words say of how many agencies something is not known; their ids come after it.
func (u *Unknown) Words() string {
	return "Of " + count(int64(u.Agencies), "agency", "agencies") + " not all rules on " + spaced(u.Topic) + " are in the books"
}

// More are the agencies whose ids are only in the table.
func (u *Unknown) More() int { return u.Agencies - len(u.Some) }

// Alike are rules that are left out for the same reason.
type Alike struct {
	Why   string
	Rules []LeftOut
}

// LeftOutAlike are the rules that are left out, by why.
func (s *Summary) LeftOutAlike() (out []Alike) {
	for _, x := range s.LeftOut {
		at := slices.IndexFunc(out, func(a Alike) bool { return a.Why == x.Why })
		if at < 0 {
			at, out = len(out), append(out, Alike{Why: x.Why})
		}
		out[at].Rules = append(out[at].Rules, x)
	}
	return out
}

// CSV says which of the rows the file for spreadsheets has.
func (t *Table) CSV() string {
	if t.InCSV < t.Rows {
		return Number(t.InCSV) + ", the worst first: a spreadsheet takes no more"
	}
	return "all"
}
