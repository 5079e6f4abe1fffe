package settle

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Kinds of clause.
const (
	settles   = "settles"
	extends   = "extends"
	prohibits = "prohibits"
	permits   = "permits"
	subject   = "subject"
	command   = "command"
)

// key is a clause less the actions that it names.
type key struct {
	agreement, kind, topic string
	by                     string // of one that settles
	subject, bears         string // of one about a subject
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.agreement, o.agreement), cmp.Compare(topicOrder(k.topic), topicOrder(o.topic)),
		cmp.Compare(k.kind, o.kind), cmp.Compare(k.by, o.by), cmp.Compare(k.subject, o.subject), cmp.Compare(k.bears, o.bears))
}

var topics = []string{"command", "communications", "roles", "resources", "force", "crowd-control", "tactics", "body-camera", "authority",
	"request", "legal", "accountability", "training", "finance", "agreement"}

func topicOrder(topic string) int { return slices.Index(topics, topic) }

// everything stands for all actions of a clause's topic.
const everything = "*"

// atom is one action that a clause names; a clause about a subject has one
// that names none.
type atom struct {
	key    int
	action string
}

// pool holds the clauses that there could be, each once.
type pool struct {
	keys   []key
	atoms  []atom
	byKey  map[key]int
	byAtom map[atom]int
}

func newPool() *pool { return &pool{byKey: map[key]int{}, byAtom: map[atom]int{}} }

func (p *pool) atom(k key, action string) int {
	n, known := p.byKey[k]
	if !known {
		n = len(p.keys)
		p.keys, p.byKey[k] = append(p.keys, k), n
	}
	a := atom{n, action}
	i, known := p.byAtom[a]
	if !known {
		i = len(p.atoms)
		p.atoms, p.byAtom[a] = append(p.atoms, a), i
	}
	return i
}

// clauses writes out the clauses that some atoms make, in the order in which
// they are numbered. Each keeps its id whatever other clauses there are.
func (p *pool) clauses(b *book.Book, atoms []int) []Clause {
	actions, made := map[int][]string{}, map[int][]int{}
	for _, i := range atoms {
		a := p.atoms[i]
		actions[a.key], made[a.key] = append(actions[a.key], a.action), append(made[a.key], i)
	}
	order := slices.SortedFunc(maps.Keys(actions), func(x, y int) int { return p.keys[x].compare(p.keys[y]) })
	var out []Clause
	for _, n := range order {
		k := p.keys[n]
		slices.Sort(actions[n])
		out = append(out, Clause{Agreement: k.agreement, ID: "settle-" + strconv.Itoa(n), Clause: k.clause(actions[n]),
			Bearers: bearersOf(k), Kind: k.kind, atoms: made[n]})
	}
	return out
}

// number gives the clauses the ids by which people cite them, which none of
// their agreements has yet.
func number(b *book.Book, clauses []Clause) {
	taken := map[string]bool{}
	for _, c := range clauses {
		for id := range b.Agreements[c.Agreement].Clauses {
			taken[id] = true
		}
	}
	n := 0
	for i := range clauses {
		for n++; taken["A"+strconv.Itoa(n)]; n++ {
		}
		clauses[i].ID = "A" + strconv.Itoa(n)
	}
}

// clause is the clause in the form of a book.
func (k key) clause(actions []string) *book.Clause {
	c := &book.Clause{Topic: k.topic, Subject: k.subject, Bears: k.bears}
	whole := slices.Contains(actions, everything)
	switch k.kind {
	case settles:
		c.Settles = &book.Settles{By: k.by, Actions: actions}
		if whole {
			c.Settles.Topics, c.Settles.Actions = []string{k.topic}, nil
		}
	case extends:
		c.Extends = &book.Extends{RulesOf: "host", Actions: actions}
	case prohibits:
		c.Prohibits = actions
	case permits:
		c.Permits = actions
		c.Approval = []book.Approval{{Rung: "incident-commander", Whose: "host"}}
	case command:
		c.Grants = &book.Grant{Powers: []string{"command"}, To: &book.Addressees{Agencies: []string{k.by}}}
	}
	return c
}

// Amended is the book with clauses added to its agreements.
func Amended(b *book.Book, clauses []Clause) *book.Book {
	out := *b
	out.Agreements = maps.Clone(b.Agreements)
	for _, c := range clauses {
		a := out.Agreements[c.Agreement]
		if a == b.Agreements[c.Agreement] {
			copied := *a
			copied.Clauses = maps.Clone(a.Clauses)
			if copied.Clauses == nil {
				copied.Clauses = map[string]*book.Clause{}
			}
			a = &copied
			out.Agreements[c.Agreement] = a
		}
		a.Clauses[c.ID] = c.Clause
	}
	return &out
}

// parties are the agreements relied on, and for which agencies they hold.
type parties struct {
	relied []string
	only   string // the one that may get clauses; empty: any
	holds  map[[2]string]bool
}

func partiesOf(f *facts.Facts, deployment, only string) *parties {
	p := &parties{only: only, holds: map[[2]string]bool{}}
	for _, u := range f.AgreementUses {
		if u.Deployment != deployment {
			continue
		}
		if !slices.Contains(p.relied, u.Agreement) {
			p.relied = append(p.relied, u.Agreement)
		}
		p.holds[[2]string{u.Agreement, u.Agency}] = u.Valid
	}
	slices.Sort(p.relied)
	return p
}

// between lists the agreements that hold for all of some agencies and may get
// clauses.
func (p *parties) between(agencies ...string) []string {
	var out []string
	for _, id := range p.relied {
		if (p.only == "" || p.only == id) && !slices.ContainsFunc(agencies, func(a string) bool { return !p.holds[[2]string{id, a}] }) {
			out = append(out, id)
		}
	}
	return out
}
