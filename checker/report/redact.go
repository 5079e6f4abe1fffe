package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// classWords say what kind of thing is left out.
var classWords = map[string]string{
	"channels": "radio channel", "encryption": "encryption", "numbers": "numbers",
	"tactics": "tactics", "posts": "post", "acceptances": "what was accepted",
}

// redactor keeps from the public what must not leave the agencies: first by
// the type of what a message names, and at the end by searching every text of
// the report for the values that the schema marks.
type redactor struct {
	public  bool
	lock    sync.Mutex      // held for classes: findings are made at the same time
	classes map[string]bool // what was left out so far
	// Of each book: actions that documents name. An action that only a plan or
	// a unit's equipment names says what is planned.
	known map[string]map[string]bool
	// Of each book: places at which somebody is posted.
	posts  map[string]map[string]bool
	paths  map[string]map[string]string // of each book: path to class
	values []secret
}

// secret is one text to search for.
type secret struct{ text, class string }

func newRedactor(in Input) *redactor {
	r := &redactor{
		public: in.Audience == Public, classes: map[string]bool{}, known: map[string]map[string]bool{},
		posts: map[string]map[string]bool{}, paths: map[string]map[string]string{},
	}
	if !r.public {
		return r
	}
	for _, l := range in.Books {
		r.readBook(l, in)
	}
	for _, n := range in.Facts.Norms {
		if strings.HasPrefix(n.Path, "deployments.") || r.known[n.Book] == nil {
			continue // a plan's norm says what is planned
		}
		for _, id := range n.Actions {
			r.known[n.Book][id] = true
		}
	}
	slices.SortFunc(r.values, func(a, b secret) int { // longer first: one may hold another
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), strings.Compare(a.text, b.text))
	})
	r.values = slices.Compact(r.values)
	return r
}

func (r *redactor) readBook(l *book.Located, in Input) {
	r.known[l.Dir], r.posts[l.Dir], r.paths[l.Dir] = map[string]bool{}, map[string]bool{}, map[string]string{}
	for id := range l.Book.Waivers {
		r.paths[l.Dir][book.Path("waivers", id)] = "acceptances"
	}
	open, common := openPlaces(l.Book), commonWords(l.Book)
	for _, s := range l.Sensitive {
		r.paths[l.Dir][s.Path] = s.Class
		place := l.Book.Places[s.Value]
		switch {
		case common[s.Value]:
		case s.Class == "posts" && place != nil:
			if !open[s.Value] {
				r.posts[l.Dir][s.Value] = true
				r.search(s.Value, s.Class)
				r.search(place.Name, s.Class)
			}
		case s.Class == "channels":
			r.search(s.Value, s.Class)
			r.search(channelName(l.Book, in.Library, s.Value), s.Class)
		case s.Class == "tactics" && len(strings.Fields(s.Value)) < shortestPhrase:
			// Single words of a plan are the shared vocabulary. That a unit
			// brings such a thing, the type of a message's argument tells.
		default:
			r.search(s.Value, s.Class)
		}
	}
}

// shortestPhrase is the number of words from which a plan's text is its own.
const shortestPhrase = 3

// commonWords are texts that stand in marked fields and are no secret in
// themselves: whoever reads the report must be able to read them elsewhere.
func commonWords(b *book.Book) map[string]bool {
	out := map[string]bool{}
	for id, a := range b.Agencies {
		out[id], out[a.Name], out[a.Short] = true, true, true
	}
	for id, i := range b.Instruments {
		out[id], out[i.Cite], out[i.Title] = true, true, true
	}
	for id, a := range b.Agreements {
		out[id], out[a.Cite], out[a.Title] = true, true, true
	}
	for _, d := range b.Deployments {
		if d.Plan != nil {
			out[d.Plan.Cite] = true
		}
		if d.Radio != nil {
			for id := range d.Radio.Nets { // the net is no secret, its channel is
				out[id] = true
			}
		}
	}
	return out
}

// openPlaces are places that no post gives away: where deployments and
// agencies are, and what lies around them.
func openPlaces(b *book.Book) map[string]bool {
	open := map[string]bool{}
	add := func(id string) {
		for _, around := range b.Outward(id) {
			open[around] = true
		}
	}
	for _, d := range b.Deployments {
		add(d.Place)
	}
	for _, a := range b.Agencies {
		add(a.Place)
	}
	return open
}

func channelName(b, library *book.Book, id string) string {
	if c := b.Channels[id]; c != nil {
		return c.Name
	}
	if library != nil && library.Channels[id] != nil {
		return library.Channels[id].Name
	}
	return ""
}

// shortestSecret is the length below which a text is too common to search
// for: a "12" would take the year out of 2012.
const shortestSecret = 4

func (r *redactor) search(text, class string) {
	if utf8.RuneCountInString(text) >= shortestSecret {
		r.values = append(r.values, secret{text, class})
	}
}

// withheldClass tells the class under which an argument is kept from the
// public, or "".
func (r *redactor) withheldClass(n *names, f *rule.Finding, a rule.Argument) string {
	switch {
	case !r.public:
		return ""
	case a.Sensitive != "":
		return a.Sensitive
	case a.Type == "channel":
		return "channels"
	case a.Type == "assignment":
		return "posts"
	case a.Type == "equipment" || a.Type == "need": // what is brought, and what is missing
		return "tactics"
	case a.Type == "waiver":
		return "acceptances"
	case a.Type == "place" && r.posts[f.Book][a.IDs[0]]:
		return "posts"
	case (a.Type == "action" || a.Type == "actions") && !r.allKnown(f.Book, a.IDs):
		return "tactics"
	}
	return ""
}

func (r *redactor) allKnown(dir string, actions []string) bool {
	return !slices.ContainsFunc(actions, func(id string) bool { return !r.known[dir][id] })
}

// leftOut notes that something of a class was left out.
func (r *redactor) leftOut(class string) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.classes[class] = true
}

// withhold is what stands in the place of something left out.
func (r *redactor) withhold(class string) string {
	r.leftOut(class)
	return withheldMark + classWords[class] + ")"
}

const withheldMark = "(withheld: "

func isWithheld(text string) bool { return strings.HasPrefix(text, withheldMark) }

// actions leaves out those that would tell what is planned or carried.
func (r *redactor) actions(f *rule.Finding, ids []string) []string {
	if !r.public {
		return ids
	}
	hidden := map[string]bool{}
	for _, a := range f.Args {
		if a.Sensitive == "tactics" {
			for _, id := range a.IDs {
				hidden[id] = true
			}
		}
	}
	return r.filter(ids, func(id string) bool { return hidden[id] || !r.known[f.Book][id] })
}

func (r *redactor) filter(ids []string, hide func(string) bool) []string {
	out := []string{}
	for _, id := range ids {
		if hide(id) {
			r.leftOut("tactics")
		} else {
			out = append(out, id)
		}
	}
	return out
}

// path cuts a path off above the first part that is marked.
func (r *redactor) path(dir, path string) string {
	marked := r.paths[dir]
	for p := path; len(marked) > 0 && p != ""; p = parent(p) {
		if class := marked[p]; class != "" {
			r.leftOut(class)
			path = parent(p)
		}
	}
	return path
}

// list names the classes left out, in order.
func (r *redactor) list() []string {
	return append([]string{}, slices.Sorted(maps.Keys(r.classes))...)
}
