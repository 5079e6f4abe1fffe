package load

import (
	"strings"

	"roe.example/checker/book"
)

// checkWaiver wants one finding named in one way, a reason and terms in words,
// and days in an order that can be.
func (m *meaning) checkWaiver(n *node, path []string, sc scope) {
	m.inOrder(n, "from", "until", path, sc)
	m.checkNamesFinding(n, path)
	for _, name := range []string{"why", "terms"} {
		if f := sound(n, name); f != nil && blank(f.value) {
			m.fault(f.value, append(path, name), name+" is empty.", waiverWords[name])
		}
	}
	m.checkRecords(n, path)
	if signatures := sound(n, "acceptedBy"); signatures != nil {
		for _, f := range signatures.value.fields {
			m.checkSignature(n, f, append(path, "acceptedBy", f.name))
		}
	}
}

var waiverWords = map[string]string{
	"why":   "Say in a sentence why the agencies accept the finding instead of settling it.",
	"terms": "Say in a sentence what is done so that no harm comes of it.",
}

func blank(n *node) bool { return n.kind == stringKind && strings.TrimSpace(n.text) == "" }

// checkNamesFinding: a fingerprint names one finding and needs nothing else; a
// rule needs the agencies.
func (m *meaning) checkNamesFinding(n *node, path []string) {
	fingerprint, rule := n.get("fingerprint"), n.get("rule")
	switch {
	case fingerprint == nil && rule == nil:
		if !n.inFault() {
			m.report(n.at, path, "The waiver"+subjectName(path)+" does not say which finding it accepts.",
				"Add fingerprint, which reports print for each finding, or rule with the agencies concerned.")
		}
		return
	case fingerprint != nil && rule != nil:
		m.report(rule.at, append(path, "rule"), "The waiver"+subjectName(path)+" names its finding both by fingerprint and by rule.",
			"Keep the fingerprint for this one finding, or the rule with the agencies concerned.")
		return
	case fingerprint != nil:
		m.checkNothingBeside(n, path)
		return
	}
	agencies := n.get("agencies")
	switch {
	case agencies == nil && !n.inFault():
		m.report(rule.at, append(path, "rule"), "The waiver"+subjectName(path)+" names a rule and not the agencies concerned.",
			"Add agencies, with the ids of those between whom the finding is.")
	case agencies != nil:
		m.checkNames(agencies, append(path, "agencies"), "Name the agencies between whom the finding is.")
	}
	if actions := n.get("actions"); actions != nil {
		m.checkNames(actions, append(path, "actions"), "Name at least one action, or leave it out.")
	}
}

// checkNothingBeside: what narrows a rule narrows no fingerprint.
func (m *meaning) checkNothingBeside(n *node, path []string) {
	for _, name := range []string{"agencies", "actions", "deployment"} {
		if f := n.get(name); f != nil {
			m.report(f.at, append(path, name), name+" has no meaning beside fingerprint, which names one finding.",
				"Leave it out, or name the rule instead of the fingerprint.")
		}
	}
}

func (m *meaning) checkNames(f *field, path []string, hint string) {
	if !f.value.flawed && f.value.kind == listKind && len(f.value.items) == 0 {
		m.fault(f.value, path, fieldName(path)+" is empty.", hint)
	}
}

// checkRecords wants words for each record that is named.
func (m *meaning) checkRecords(n *node, path []string) {
	f := sound(n, "evidence")
	if f == nil {
		return
	}
	for i, item := range f.value.items {
		if blank(item) {
			m.fault(item, append(path, "evidence", book.Index(i)), "Item "+itoa(i+1)+" of evidence is empty.",
				"Name the letter or the minutes and where they are on file, or leave it out.")
		}
	}
}

// checkSignature: nobody accepts a waiver after it has ended.
func (m *meaning) checkSignature(n *node, f *field, path []string) {
	until := sound(n, "until")
	if f.value.flawed || until == nil || f.value.kind != structKind {
		return
	}
	on := sound(f.value, "on")
	if on == nil || until.value.kind != stringKind || on.value.kind != stringKind || on.value.text <= until.value.text {
		return
	}
	m.diags = append(m.diags, book.Diagnostic{
		Location: on.value.at.location(append(path, "on")),
		Message:  quoteName(f.name) + " accepted on " + on.value.text + ", after the waiver's last day, which is " + until.value.text + ".",
		Hint:     "Correct one of them; what was accepted too late needs a waiver of its own.",
		Also:     []book.Location{until.value.at.location(append(path[:len(path)-2], "until"))},
	})
}
