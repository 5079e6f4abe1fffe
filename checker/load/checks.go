package load

import (
	"strings"

	"roe.example/checker/book"
)

func (m *meaning) checkDeployment(n *node, path []string, sc scope) {
	m.checkZone(n, path)
	m.inOrder(n, "from", "until", path, sc)
}

// checkUnit looks up with its agency what the agency gives names to: ranks,
// radios, standing units, equipment.
func (m *meaning) checkUnit(n *node, path []string, sc scope) {
	m.checkRank(n, "leader", path)
	agency := m.agency(n.value("agency").str())
	m.own(agency, n.get("radios"), append(path, "radios"), fleets)
	m.own(agency, n.get("of"), append(path, "of"), standingUnits)
	m.own(agency, n.get("equipment"), append(path, "equipment"), equipment)
	if rounds := sound(n, "rounds"); rounds != nil {
		for _, f := range rounds.value.fields {
			if !m.knows("action", f.name) {
				m.refer("action", f.name, f.at, append(path, "rounds", f.name), sc)
			}
		}
	}
}

func (m *meaning) checkOffer(n *node, path []string, sc scope) {
	m.inOrder(n, "from", "until", path, sc)
	m.own(m.agency(n.value("by").str()), n.get("units"), append(path, "units"), standingUnits)
}

func (m *meaning) checkTransfer(n *node, path []string, _ scope) {
	m.own(m.agency(n.value("from").str()), n.get("equipment"), append(path, "equipment"), equipment)
}

// belonging is a kind of thing that each agency names by itself.
type belonging struct {
	noun, define string
	of           func(*book.Agency) names
}

var (
	fleets        = belonging{"a fleet of radios", "radios", func(a *book.Agency) names { return keys(a.Radios) }}
	standingUnits = belonging{"a unit", "units", func(a *book.Agency) names { return keys(a.Units) }}
	equipment     = belonging{"equipment", "equipment", func(a *book.Agency) names { return keys(a.Equipment) }}
)

// own looks up the names in a field, which are those of one agency: a text, a
// list of them, or the names of fields.
func (m *meaning) own(agency *book.Agency, f *field, path []string, kind belonging) {
	if agency == nil || f == nil || f.value.flawed {
		return
	}
	known := kind.of(agency)
	look := func(name string, at place, path []string) {
		if !known[name] {
			m.report(at, path, quote(name)+" is not "+kind.noun+" that "+agency.Short+" has.",
				didYouMean(name, known, "Define it under "+kind.define+" of the agency."))
		}
	}
	switch f.value.kind {
	case stringKind:
		look(f.value.text, f.value.at, path)
	case listKind:
		for i, item := range f.value.items {
			if item.kind == stringKind && !item.flawed {
				look(item.text, item.at, append(path, "#"+itoa(i)))
			}
		}
	case structKind:
		for _, entry := range f.value.fields {
			look(entry.name, entry.at, append(path, entry.name))
		}
	}
}

// checkRank notes a rank that the agency's own list does not have.
func (m *meaning) checkRank(n *node, name string, path []string) {
	agency := m.agency(n.value("agency").str())
	rank := sound(n, name)
	if agency == nil || rank == nil || len(agency.Ranks) == 0 || agency.Ranks[rank.value.text] != "" {
		return
	}
	m.note(rank.value.at, append(path, name), quote(rank.value.text)+" is not among the ranks of "+agency.Short+", so its authority is not known.",
		didYouMean(rank.value.text, keys(agency.Ranks), "Add it under ranks of the agency."))
}

// didYouMean gives the nearest name, and what to do if none was meant.
func didYouMean(name string, known names, otherwise string) string {
	if near := nearest(name, known.sorted()); near != "" {
		return "Did you mean \"" + near + "\"? Otherwise " + strings.ToLower(otherwise[:1]) + otherwise[1:]
	}
	return otherwise
}

func (m *meaning) checkPosition(n *node, path []string, sc scope) {
	m.checkPeriod(n, path, sc)
	m.checkRank(n, "rank", path)
}

func (m *meaning) checkInstrument(n *node, path []string, sc scope) {
	m.inOrder(n, "effective", "until", path, sc)
	name := subjectName(path)
	kind := n.value("kind").str()
	issued := anyOf(n, "issuer")
	switch {
	case n.inFault():
	case !issued && !anyOf(n, "court"):
		m.report(n.at, path, "The instrument"+name+" does not say who made it.", "Add issuer, the agency or place whose government made it, or court for an order of a court.")
	case (!issued || kind == "court-order") && !anyOf(n, "addresses"):
		m.report(n.at, path, "The instrument"+name+" comes from a court and does not say to whom it speaks.", "Add addresses, with the agencies, kinds or states that it names.")
	}
	m.checkAmends(n, path)
	m.checkWhole(n, path, sc)
}

// checkAmends looks up the instruments and sections that one replaces.
func (m *meaning) checkAmends(n *node, path []string) {
	amends := sound(n, "amends")
	if amends == nil {
		return
	}
	for _, f := range amends.value.fields {
		here := append(path, "amends", f.name)
		if !m.knows("instrument", f.name) {
			m.refer("instrument", f.name, f.at, here, scope{})
			continue
		}
		in := m.normsOf(f.name)
		if in == nil || f.value.kind != listKind {
			continue
		}
		for i, item := range f.value.items {
			if item.kind == stringKind && in.Norms[item.text] == nil {
				m.noteSection(item, append(here, "#"+itoa(i)), keys(in.Norms))
			}
		}
	}
}

// noteSection notes a section that is not written down: an excerpt may well
// leave it out, but it may also be a slip.
func (m *meaning) noteSection(item *node, path []string, sections names) {
	hint := "Write the section down, or correct its name."
	if near := nearest(item.text, sections.sorted()); near != "" {
		hint = "Did you mean \"" + near + "\"?"
	}
	m.note(item.at, path, "Section "+quote(item.text)+" is not written down, so naming it has no effect.", hint)
}

func (m *meaning) checkReach(n *node, path []string, _ scope) {
	named := n.value("named")
	if n.value("members").is() || n.value("command").is() || anyOf(n, "territory") || named != nil || n.inFault() {
		return
	}
	m.report(n.at, path, "This reach takes in nobody.", "Say members: true, command: true, territory: a place, or named: the agencies.")
}

func (m *meaning) checkAddressees(n *node, path []string, _ scope) {
	if len(n.value("agencies").texts())+len(n.value("kinds").texts())+len(n.value("states").texts()) == 0 && !n.inFault() {
		m.report(n.at, path, fieldName(path)+" takes in no agency.", "Name agencies, kinds of agency or states.")
	}
	kinds := m.shapes.Defs["AgencyKind"]
	except := sound(n, "except")
	if except == nil || except.value.kind != listKind {
		return
	}
	for i, item := range except.value.items {
		if item.kind != stringKind || item.flawed || accepts(kinds, item.text) || m.knows("agency", item.text) {
			continue
		}
		known := m.around.index.kinds["agency"].and(newNames(kinds.Enum))
		m.report(item.at, append(path, "except", "#"+itoa(i)), quote(item.text)+" is neither an agency that this book knows nor a kind of agency.",
			didYouMean(item.text, known, "Name an agency, or a kind: "+oneOf(kinds.Enum)+"."))
	}
}

// inFault tells whether a part of n was reported already.
func (n *node) inFault() bool {
	for _, f := range n.fields {
		if f.value.flawed {
			return true
		}
	}
	return false
}

var stands = []string{"prohibits", "permits", "requires"}

// checkNorm wants one stand. A clause may have none: it may settle or extend.
func (m *meaning) checkNorm(n *node, path []string, sc scope) {
	var taken []string
	for _, s := range stands {
		if f := n.get(s); f != nil {
			taken = append(taken, s)
			if f.value.kind == listKind && len(f.value.items) == 0 {
				m.report(f.value.at, append(path, s), s+" is empty, so it says nothing.", "Name at least one action, or leave it out.")
			}
		}
	}
	clause := n.get("topic") != nil || len(path) >= 2 && path[len(path)-2] == "clauses"
	what := "norm"
	if clause {
		what = "clause"
	}
	switch {
	case len(taken) > 1:
		m.report(n.at, path, "The "+what+subjectName(path)+" "+join(taken, "and")+" at once.", "Write one norm for each; a norm has one stand.")
	case len(taken) == 0 && !clause && !n.inFault():
		m.report(n.at, path, "The norm"+subjectName(path)+" says neither what it prohibits nor what it permits or requires.", "Add prohibits, permits or requires, with a list of actions.")
	}
	m.checkAlternatives(n, path)
	m.checkExceptionTo(n, path, sc)
}

// checkAlternatives reports a list of circumstances without any.
func (m *meaning) checkAlternatives(n *node, path []string) {
	for _, name := range []string{"when", "unless"} {
		if f := sound(n, name); f != nil && f.value.kind == listKind && len(f.value.items) == 0 {
			m.fault(f.value, append(path, name), name+" is an empty list, which could mean always or never.", "Leave it out, or name the circumstances.")
		}
	}
}

// checkExceptionTo notes exceptions to sections that are not there.
func (m *meaning) checkExceptionTo(n *node, path []string, sc scope) {
	f := sound(n, "exceptionTo")
	if f == nil || sc.norms == nil {
		return
	}
	for i, item := range f.value.items {
		if item.kind == stringKind && sc.norms.get(item.text) == nil {
			m.noteSection(item, append(path, "exceptionTo", "#"+itoa(i)), fieldSet(sc.norms))
		}
	}
}

func (m *meaning) checkApproval(n *node, path []string, _ scope) {
	if !anyOf(n, "rung", "office") && !n.inFault() {
		m.report(n.at, path, "This approval does not say who gives it.", "Add rung, with whose it is, or office.")
	}
}

func (m *meaning) checkRange(n *node, path []string, _ scope) {
	least, most := sound(n, "atLeast"), sound(n, "atMost")
	if least == nil || most == nil {
		return
	}
	if a, b := number(least.value), number(most.value); a > b {
		m.report(n.at, path, fieldName(path)+" is at least "+least.value.text+" and at most "+most.value.text+", which nothing can be.", "Exchange the two, or correct one of them.")
	}
}

func (m *meaning) checkExtends(n *node, path []string, _ scope) {
	f := sound(n, "rulesOf")
	if f == nil || f.value.text == "host" || f.value.text == "own" || m.knows("agency", f.value.text) {
		return
	}
	known := m.around.index.kinds["agency"].and(newNames([]string{"host", "own"}))
	m.report(f.value.at, append(path, "rulesOf"), quote(f.value.text)+" is neither \"host\", \"own\" nor an agency that this book knows.",
		didYouMean(f.value.text, known, "Define it under agencies."))
}

// checkPlace looks a place's setting up among the values of "place".
func (m *meaning) checkPlace(n *node, path []string, _ scope) {
	f := sound(n, "setting")
	if f == nil {
		return
	}
	dim, known := m.dimension("place")
	if dim == nil {
		return
	}
	if !known[f.value.text] {
		m.report(f.value.at, append(path, "setting"), quote(f.value.text)+" is not a kind of place that the dimension place knows.",
			didYouMean(f.value.text, known, "It can be "+oneOf(known.sorted())+"."))
	}
}
