package load

import "strings"

// checkWhole notes topics that a document is called whole on without a norm on
// any of their actions: then it forbids and orders nothing there, which may be
// meant or may be a topic not yet written down.
func (m *meaning) checkWhole(n *node, path []string, sc scope) {
	if fromLibrary(n) {
		return
	}
	var stated names
	var silent []string
	var first *field
	for _, f := range fieldsOf(n.value("covers")) {
		if f.value.str() != "whole" || f.value.flawed || !m.hasActions(f.name) {
			continue
		}
		if stated == nil {
			stated = m.topicsOf(n, sc)
		}
		if stated[f.name] {
			continue
		}
		if silent = append(silent, strings.ReplaceAll(f.name, "-", " ")); first == nil {
			first = f
		}
	}
	if first == nil {
		return
	}
	name := n.value("cite").str()
	if name == "" {
		name = "The instrument" + subjectName(path)
	}
	m.note(first.at, append(path, "covers", first.name), shorten(name)+" is called whole on "+join(silent, "and")+" and states no norm there: its silence counts.",
		"Leave it so if that is all the document says; otherwise write its norms down, or call it an excerpt.")
}

// topicsOf are the topics of all actions that a document's norms speak of.
func (m *meaning) topicsOf(n *node, sc scope) names {
	topics, done := names{}, names{}
	for _, f := range fieldsOf(n.value("norms")) {
		for _, stand := range stands {
			for _, name := range f.value.value(stand).texts() {
				m.addTopics(name, sc, topics, done)
			}
		}
	}
	return topics
}

// addTopics adds the topics of an action, of what it is a category of, or of
// what a word covers.
func (m *meaning) addTopics(name string, sc scope, topics, done names) {
	if done[name] {
		return
	}
	done[name] = true
	if carried(name) {
		m.addTopics(name[len("carry/"):], sc, topics, done)
	}
	for _, id := range sc.terms.value(name).value("actions").texts() {
		m.addTopics(id, sc, topics, done)
	}
	leads := m.leads(name)
	if leads == nil {
		return
	}
	if leads.topic != nil {
		topics[*leads.topic] = true
	}
	for _, id := range leads.to {
		m.addTopics(id, sc, topics, done)
	}
}
