package report

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// names finds the words for the ids of one book.
type names struct {
	located *book.Located
	library *book.Book        // channels that a net may use without the book defining them
	all     map[string]*names // of the run's books: what an event in another one is called

	agencies    map[string]facts.Agency
	actions     map[string]facts.Action
	norms       map[string]*facts.Norm
	cites       map[string]string // of instruments and agreements
	clauses     map[string]string
	deployments map[string]facts.Deployment
	clashes     map[string]told
	// Keyed by deployment and id.
	assignments map[[2]string]facts.Assignment
	units       map[[2]string]facts.Unit
	positions   map[[2]string]facts.Position
	nets        map[[2]string]facts.Net
	data        map[[2]string]facts.DataLink

	// heard, where it is kept, is what was asked for: of what is in a book, an
	// edit mostly calls one thing otherwise.
	heard *[]called
	// stands, where it is kept, is what says where the places are that were looked
	// for. A path at which nothing is written stands where the nearest does that
	// holds it: its entity, or else its section.
	stands *[]thing
}

// told is a clash, and where it stands among all of the book: their order is by
// what they say. Their ids are of the folder too.
type told struct {
	*facts.Clash
	at int
}

// called is what has a name that an author can change, or that comes and goes as
// books speak of it: an agency, an action, or a text that is cited.
type called struct {
	kind byte
	id   string
}

const (
	anAgency = 'a'
	anAction = 'x'
	aCite    = 'd'
	aClause  = 'c'
)

// hearing gives the same names, which note what they are asked for.
func (n *names) hearing() *names {
	own := *n
	own.heard, own.stands = &[]called{}, &[]thing{}
	return &own
}

func (n *names) hear(kind byte, id string) {
	if c := (called{kind, id}); n.heard != nil && !slices.Contains(*n.heard, c) {
		*n.heard = append(*n.heard, c)
	}
}

// index gives every book of the facts its names.
func index(in Input) map[string]*names {
	all := map[string]*names{}
	for _, b := range in.Facts.Books {
		all[b.Book] = &names{
			located: &book.Located{Dir: b.Book, Book: &book.Book{}}, library: in.Library, all: all,
			agencies: map[string]facts.Agency{}, actions: map[string]facts.Action{}, norms: map[string]*facts.Norm{},
			cites: map[string]string{}, clauses: map[string]string{}, deployments: map[string]facts.Deployment{},
			clashes: map[string]told{}, assignments: map[[2]string]facts.Assignment{}, units: map[[2]string]facts.Unit{}, positions: map[[2]string]facts.Position{}, nets: map[[2]string]facts.Net{},
			data: map[[2]string]facts.DataLink{},
		}
	}
	for _, l := range in.Books {
		if n := all[l.Dir]; n != nil {
			n.located = l
		}
	}
	documents := cores.Begin(func() { indexDocuments(all, in.Facts) })
	indexOperations(all, in.Facts)
	documents()
	return all
}

func indexDocuments(all map[string]*names, f *facts.Facts) {
	for _, v := range f.Agencies {
		all[v.Book].agencies[v.ID] = v
	}
	for _, v := range f.Actions {
		all[v.Book].actions[v.ID] = v
	}
	if len(all) == 1 {
		for _, n := range all {
			n.norms = make(map[string]*facts.Norm, len(f.Norms))
		}
	}
	for i := range f.Norms {
		v := &f.Norms[i]
		all[v.Book].norms[v.ID] = v
	}
	for _, v := range f.Instruments {
		all[v.Book].cites[v.ID] = v.Cite
	}
	for _, v := range f.Agreements {
		all[v.Book].cites[v.ID] = v.Cite
	}
	for _, v := range f.Clauses {
		all[v.Book].clauses[v.ID] = v.Cite
	}
}

func indexOperations(all map[string]*names, f *facts.Facts) {
	for _, v := range f.Deployments {
		all[v.Book].deployments[v.ID] = v
	}
	for _, v := range f.Assignments {
		all[v.Book].assignments[[2]string{v.Deployment, v.ID}] = v
	}
	for _, v := range f.Units {
		all[v.Book].units[[2]string{v.Deployment, v.ID}] = v
	}
	for _, v := range f.Positions {
		all[v.Book].positions[[2]string{v.Deployment, v.ID}] = v
	}
	for _, v := range f.Nets {
		all[v.Book].nets[[2]string{v.Deployment, v.ID}] = v
	}
	for _, v := range f.DataLinks {
		all[v.Book].data[[2]string{v.Deployment, v.ID}] = v
	}
	count := 0
	for _, list := range f.Clashes.Lists() {
		count += len(*list)
	}
	if len(all) == 1 {
		for _, n := range all {
			n.clashes = make(map[string]told, count)
		}
	}
	for _, list := range f.Clashes.Lists() {
		for i := range *list {
			c := &(*list)[i]
			clashes := all[c.Book].clashes
			clashes[c.ID] = told{c, len(clashes)}
		}
	}
}

func unknown(kind, id string) error { return fmt.Errorf("there is no %s %q in the facts", kind, id) }

func (n *names) agency(id string) (string, error) {
	n.hear(anAgency, id)
	if a, ok := n.agencies[id]; ok {
		return a.Short, nil
	}
	return "", unknown("agency", id)
}

func (n *names) action(id, as string) (string, error) {
	n.hear(anAction, id)
	a, ok := n.actions[id]
	switch {
	case !ok:
		return "", unknown("action", id)
	case as == "name":
		return a.Name, nil
	}
	return a.Phrase, nil
}

// norm cites a norm, and says so when nobody has read the original.
func (n *names) norm(id string) (string, error) {
	v, ok := n.norms[id]
	switch {
	case !ok:
		return "", unknown("norm", id)
	case v.Confidence == "secondary":
		return v.Cite + " (read in a secondary source)", nil
	case v.Confidence == "unverified":
		return v.Cite + " (not verified)", nil
	}
	return v.Cite, nil
}

func (n *names) cite(kind, id string) (string, error) {
	n.hear(aCite, id)
	if cite, ok := n.cites[id]; ok {
		return cite, nil
	}
	return "", unknown(kind, id)
}

func (n *names) clause(id string) (string, error) {
	n.hear(aClause, id)
	if cite, ok := n.clauses[id]; ok {
		return cite, nil
	}
	return "", unknown("clause", id)
}

func (n *names) clash(id string) (*facts.Clash, error) {
	if c := n.clashes[id].Clash; c != nil {
		return c, nil
	}
	return nil, unknown("clash", id)
}

func (n *names) place(id string) (string, error) {
	if p := n.located.Book.Places[id]; p != nil {
		return p.Name, nil
	}
	return "", unknown("place", id)
}

func (n *names) channel(id string) (string, error) {
	if c := n.located.Book.Channels[id]; c != nil {
		return c.Name, nil
	}
	if n.library != nil && n.library.Channels[id] != nil {
		return n.library.Channels[id].Name, nil
	}
	return "", unknown("channel", id)
}

// member says who a unit or a position is.
func (n *names) member(kind, deployment, id string) (string, error) {
	key := [2]string{deployment, id}
	if u, ok := n.units[key]; ok && kind != "position" {
		short, err := n.agency(u.Agency)
		return possessive(short) + " unit " + id, err
	}
	p, ok := n.positions[key]
	if !ok || kind == "unit" {
		return "", unknown(kind, id)
	}
	title := spaced(p.Title)
	if !p.Agency.Stated {
		return "the " + title, nil
	}
	short, err := n.agency(p.Agency.Value)
	return possessive(short) + " " + title, err
}

// belonging is the title of something that an agency names by itself, given as
// "agency#id".
func (n *names) belonging(kind, id string) (string, error) {
	owner, own, _ := strings.Cut(id, "#")
	if a := n.located.Book.Agencies[owner]; a != nil {
		if u := a.Units[own]; kind == "standing" && u != nil {
			return u.Title, nil
		}
		if e := a.Equipment[own]; kind == "equipment" && e != nil {
			return e.Title, nil
		}
	}
	return "", unknown(kind, id)
}

// need is the title of what a deployment needs.
func (n *names) need(deployment, id string) (string, error) {
	if d := n.located.Book.Deployments[deployment]; d != nil && d.Needs[id] != nil {
		return d.Needs[id].Title, nil
	}
	return "", unknown("need", id)
}

// event is what people call a deployment, of this book or of another one.
func (n *names) event(dir, id string) (string, error) {
	in := n
	if dir != "" {
		in = n.all[dir]
	}
	if in != nil {
		if d, ok := in.deployments[id]; ok {
			return d.Event, nil
		}
		if d := in.located.Book.Deployments[id]; d != nil { // of those not judged
			return d.Event, nil
		}
	}
	return "", unknown("deployment", id)
}

// dated is what people call a date of the calendar, of this book or of another
// one.
func (n *names) dated(dir, id string) (string, error) {
	in := n
	if dir != "" {
		in = n.all[dir]
	}
	if in != nil {
		if e := in.located.Book.Events[id]; e != nil {
			return e.Title, nil
		}
	}
	return "", unknown("event", id)
}

// approval says whose word is needed: "of a Harbor PD supervisor".
func (n *names) approval(a facts.Approval) (string, error) {
	if a.Rung == "" {
		return "of " + a.Office, nil
	}
	if a.Rung == "elected-official" {
		p := n.located.Book.Places[a.Agency]
		if p == nil {
			return "", unknown("place", a.Agency)
		}
		if p.ElectedOfficial == "" {
			return "of the elected official of " + p.Name, nil
		}
		return "of the " + p.ElectedOfficial + " of " + p.Name, nil
	}
	if a.Agency == "own" {
		return "of their own " + spaced(a.Rung), nil
	}
	short, err := n.agency(a.Agency)
	switch a.Rung {
	case "supervisor", "field-commander", "officer":
		return "of " + article(short) + " " + short + " " + spaced(a.Rung), err
	}
	return "of " + possessive(short) + " " + spaced(a.Rung), err
}

// approvals says on whose word something may be done. An officer's own rung
// asks nobody.
func (n *names) approvals(list []facts.Approval) (string, error) {
	var words []string
	for _, a := range list {
		if a.Rung == "officer" {
			continue
		}
		w, err := n.approval(a)
		if err != nil {
			return "", err
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		return "without asking anybody", nil
	}
	return "on the word " + join(words), nil
}

// side says how one side of a clash stands, as the rest of a sentence that
// begins with its agencies.
func (n *names) side(c *facts.Clash, of string) (string, error) {
	s := c.Right
	if of == "left" {
		s = c.Left
	}
	verb := func(one, many string) string {
		if len(s.Agencies) == 1 {
			return one
		}
		return many
	}
	switch s.Position {
	case "prohibited":
		return verb("forbids it", "forbid it"), nil
	case "permitted":
		words, err := n.approvals(s.Approvals)
		return verb("permits it ", "permit it ") + words, err
	case "required":
		return strings.TrimSpace(verb("requires it ", "require it ") + s.Duty.Value), nil
	case "silent":
		return verb("is silent on it", "are silent on it"), nil
	case "unsettled":
		return verb("contradicts itself on it", "contradict themselves on it"), nil
	}
	return "", fmt.Errorf("side: %q is no position", s.Position)
}

// spaced turns an id into words.
func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }

// article is "an" before a vowel as it sounds: initials are spelt out.
func article(name string) string {
	word, _, _ := strings.Cut(name, " ")
	vowels := "AEIOaeio"
	if len(word) > 1 && strings.ToUpper(word) == word {
		vowels = "AEFHILMNORSX"
	} else if strings.HasPrefix(word, "Un") && !strings.HasPrefix(word, "Uni") || strings.HasPrefix(word, "Up") {
		return "an"
	}
	if word != "" && strings.ContainsRune(vowels, rune(word[0])) {
		return "an"
	}
	return "a"
}

// shownItems is how many items of a list that is too long are named.
const (
	longestList = 6
	shownItems  = 5
)

// join writes a list as English does, and counts what would be too much.
func join(items []string) string {
	if n := len(items); n > longestList {
		return fmt.Sprintf("%s and %d others", strings.Join(items[:shownItems], ", "), n-shownItems)
	}
	return joinAll(items)
}

func joinAll(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
}
