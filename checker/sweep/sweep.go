// Package sweep compares every agency with every other, each way round, and
// keeps what it found by classes of agencies that stand alike, so that a
// nation of pairs can be written down.
//
// A conflict is one rule's finding on one action between a host and an agency
// that comes to help it: the least that can be deployed, one unit of which
// nothing is stated, at the host's own place, under the agreements that hold
// between the two that day. A conflict is counted once for a rule, an action
// and a pair, with the worst of its severities, however many situations it
// bites in. Looked at are the rules that judge clashes one by one, on the
// topics asked for; Survey.LeftOut names the others.
//
// The work goes in three steps. Classing (Survey) reads all documents and says
// which agencies stand alike on which action; it is the same on every machine.
// Comparing (Part) judges one pair of each pair of classes; it is divided into
// units, which any machine can do in any order. Assembling (Assemble) puts the
// parts together; how the units were divided leaves no trace in the result.
package sweep

import "context"

// Survey is what is known before anything is compared.
type Survey struct {
	// Program and Rules are the versions that found all this: parts of others
	// are not put together with it.
	Program string `json:"program"`
	Rules   string `json:"rules"` // sha256 of the rules and of the settings that weigh them
	// Input is the sha256 of what was read: books, day, purpose, and topics.
	Input   string   `json:"input"`
	Books   string   `json:"books"`   // sha256 of the books alone
	Day     string   `json:"day"`     // on which the help is held to happen, 2026-11-03
	Purpose string   `json:"purpose"` // id; empty: any
	Topics  []string `json:"topics"`  // ids, in their usual order
	// Agencies of all books, by id.
	Agencies []Agency `json:"agencies"`
	// Actions on which somebody has a rule, by topic and id.
	Actions []Action `json:"actions"`
	// Norms that conflicts speak of, each once by what it says; see Norm.
	Norms []Norm `json:"norms"`
	// Relations says how a host and an aid are bound to each other by the
	// agreements that hold between them; of the usual 0 they have none.
	// Relations[Agencies[host].Bound][Agencies[aid].Bound].
	Relations [][]int32 `json:"relations"`
	// LeftOut are rules of these topics that cannot be asked about one conflict
	// alone, and a county's own.
	LeftOut []LeftOut `json:"left_out"`
	// WithoutNorms: conflicts do not say on which norms they rest; see MostCells.
	WithoutNorms bool `json:"without_norms"`
	// Units is how many units of work there are; see Part.
	Units int `json:"units"`
	// Remarks are what a reader has to know, in sentences.
	Remarks []string `json:"remarks"`
}

// Agency is one of those compared.
type Agency struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Short string `json:"short"`
	State string `json:"state"`
	Kind  string `json:"kind"`
	// Bound is which of those it is that are party to the same agreements alike.
	Bound int32 `json:"bound"`
	// NotKnown are the topics on which its rules are not in the books whole.
	NotKnown []string `json:"not_known"`
}

// Action is one that somebody has a rule about.
type Action struct {
	ID    string `json:"id"`
	Name  string `json:"name"` // "pepper spray"
	Topic string `json:"topic"`
	// AsHost and AsAid give the class of each agency, by its place in
	// Survey.Agencies: agencies of one class stand alike on this action, as a
	// host with every aid, and as an aid with every host.
	AsHost []int32 `json:"as_host"`
	AsAid  []int32 `json:"as_aid"`
	Hosts  int32   `json:"hosts"` // number of classes of hosts
	Aids   int32   `json:"aids"`
	// Around gives for each agency what bears on the action besides its own
	// documents, as a number: of two with the same number, the one that adopted
	// the other's rules on this action would stand as the other does.
	Around []int32 `json:"around"`
	// Related gives for each relation of Survey.Relations the class of relation
	// on this action; there are Ties of them, and 0 is that nothing was agreed on
	// it.
	Related []int32 `json:"related"`
	Ties    int32   `json:"ties"`
	// HostNorms and AidNorms are the norms of each class, as indices of
	// Survey.Norms: what its members say on this action, whoever wrote it.
	HostNorms [][]int32 `json:"host_norms"`
	AidNorms  [][]int32 `json:"aid_norms"`
}

// Norm is a rule by what it says, whoever adopted it.
type Norm struct {
	// Words say it: "prohibits pepper spray, against passive resistance".
	Words string `json:"words"`
	// Manual is the title of the document in which it is found most often, and
	// Section its place there.
	Manual  string `json:"manual"`
	Section string `json:"section"`
	// Holders are the agencies that it binds, by place in Survey.Agencies, and
	// Cites where each of them says it.
	Holders []int32  `json:"holders"`
	Cites   []string `json:"cites"`
}

// MostCells is how many pairs of classes, action by action, are told with the
// norms on which conflicts rest. Of more, nearly each rests on other norms, and
// what each pair meets is told by rule and severity alone.
const MostCells = 2_000_000

// CellsOf is how many pairs of classes there are, action by action and tie by tie.
func (s *Survey) CellsOf() (n int) {
	for i := range s.Actions {
		a := &s.Actions[i]
		n += int(a.Ties) * int(a.Hosts) * int(a.Aids)
	}
	return n
}

// LeftOut is a rule that the sweep does not look at, and why.
type LeftOut struct {
	Rule  string `json:"rule"`
	Title string `json:"title"`
	Why   string `json:"why"` // in a sentence, the same for all of one kind
}

// Outcome is what two agencies meet on an action: its conflicts, by rule.
type Outcome []Conflict

// Conflict is one rule's finding on one action.
type Conflict struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	// Norms on which it rests, as indices of Survey.Norms, in order; none where
	// Survey.WithoutNorms.
	Norms []int32 `json:"norms"`
}

// Work is a survey whose units this machine can do. It can be used by several
// goroutines.
type Work interface {
	Survey() *Survey
	// Do does some units, by number; the part has them in the order asked for.
	Do(ctx context.Context, units []int) (*Part, error)
}

// Part is some of the units of a survey, done. A unit is one action, one tie
// and one class of hosts, against all classes of aids. Units are numbered
// through actions in their order, within an action through ties, within a tie
// through hosts.
type Part struct {
	Outcomes []Outcome `json:"outcomes"` // each once
	Units    []Unit    `json:"units"`    // by number
}

// Unit is one unit, done.
type Unit struct {
	Number int `json:"number"`
	// Outcomes, for each class of aids, as indices of Part.Outcomes; -1 where no
	// two agencies meet: the class's only member is the host itself, or none of
	// its members has that tie with a host of that class.
	Outcomes []int32 `json:"outcomes"`
}

// Result is a survey with all units done.
type Result struct {
	*Survey
	// Outcomes, each once; the first is that there is no conflict. They stand in
	// the order in which they are first met by number of the unit and by class of
	// the aid.
	Outcomes []Outcome
	// Cells of each action: Cells[action][(tie*Hosts+host)*Aids+aid] is an index
	// of Outcomes, or -1.
	Cells [][]int32
}

// At is the action, the tie and the class of hosts of a unit.
func (s *Survey) At(unit int) (action, tie, host int) {
	for i := range s.Actions {
		a := &s.Actions[i]
		if n := int(a.Ties * a.Hosts); unit >= n {
			unit -= n
			continue
		}
		return i, unit / int(a.Hosts), unit % int(a.Hosts)
	}
	return -1, 0, 0
}

// Of is what an aid would meet with a host on an action, all by their places
// in the survey.
func (r *Result) Of(action, host, aid int) Outcome {
	a := &r.Actions[action]
	tie := a.Related[r.Relations[r.Agencies[host].Bound][r.Agencies[aid].Bound]]
	at := r.Cells[action][(tie*a.Hosts+a.AsHost[host])*a.Aids+a.AsAid[aid]]
	if at < 0 {
		return nil
	}
	return r.Outcomes[at]
}
