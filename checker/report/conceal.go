package report

import (
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// conceal keeps from the public what a finding would tell by being there, and
// not only by its words: that officers bring a tool or are tasked with it,
// that a radio net is weak, that they are too few, or what they accepted. What is left is who differs on which topic, by
// which documents, and how bad it is.
func (b *builder) conceal(f *Finding, n *names, group []*rule.Finding) error {
	class := b.tells(f, n, group)
	if class == "" {
		return nil
	}
	b.leftOut(class)
	names, err := all(f.Agencies, n.agency)
	if err != nil {
		return err
	}
	between := " between "
	switch len(f.Agencies) {
	case 0:
		between = ""
	case 1:
		between = " for "
	}
	f.Message = "On " + strings.ReplaceAll(f.Topic, "-", " ") + ", something is to be settled" + between + join(names) + ". What it is, is left out here " +
		withheldMark + classWords[class] + ")."
	f.Title, f.Remedy = "Something that is not public is to be settled", "The agencies named have the particulars."
	f.Actions, f.Witness, f.Situation, f.Region = []string{}, map[string]string{}, "", ""
	documents := slices.DeleteFunc(slices.Clone(f.Places), func(p Place) bool { return strings.HasPrefix(p.Path, "deployments") })
	if len(documents) > 0 {
		f.Places = documents
	}
	return nil
}

// tells gives the class of what a finding would tell the public.
func (b *builder) tells(f *Finding, n *names, group []*rule.Finding) string {
	if !b.redactor.public {
		return ""
	}
	switch {
	case strings.HasPrefix(f.Places[0].Path, "waivers"):
		return "acceptances"
	case f.Topic == "communications":
		return "channels"
	case f.Topic == "resources" && f.Deployment != "":
		return "numbers" // where the police are short
	}
	for _, raw := range group {
		if c := n.clashes[raw.Clash].Clash; c != nil && tellsPlay(c) {
			return "tactics"
		}
	}
	if slices.ContainsFunc(group, b.namesSuperior) {
		return "posts"
	}
	if f.Deployment != "" && slices.ContainsFunc(group, b.asksLeave) {
		return "tactics"
	}
	return ""
}

// tellsPlay tells a clash that is only one because the action is in play: it is
// planned, carried or trained for. That nobody stated what officers can do tells
// nothing of what they will.
func tellsPlay(c *facts.Clash) bool {
	x := c.Exposure
	return x.Planned || x.Carried || x.InPlay && !x.Unknown
}

// namesSuperior tells a finding on who has whose officers under a post.
func (b *builder) namesSuperior(raw *rule.Finding) bool {
	return slices.ContainsFunc(b.in.Facts.Superiors, func(s facts.Superior) bool {
		return s.Book == raw.Book && s.Deployment == raw.Deployment && slices.Contains(raw.Agencies, s.Agency) && slices.Contains(raw.Agencies, s.Over) &&
			slices.ContainsFunc(s.Positions, func(id string) bool { return mentions(raw.Args, "position", id) })
	})
}

// mentions tells whether arguments, or the lists in them, name something.
func mentions(args map[string]rule.Argument, kind, id string) bool {
	for _, a := range args {
		if a.Type == kind && slices.Contains(a.IDs, id) || slices.ContainsFunc(a.List, func(item rule.Argument) bool {
			return mentions(map[string]rule.Argument{"": item}, kind, id)
		}) {
			return true
		}
	}
	return false
}

// asksLeave tells a finding on an action of a plan for which somebody's leave is
// needed: who is told that nobody can give it is told that the action is in play.
func (b *builder) asksLeave(raw *rule.Finding) bool {
	named := slices.Clone(raw.Actions)
	for _, a := range raw.Args {
		named = append(named, a.IDs...)
	}
	return slices.ContainsFunc(b.in.Facts.Needs, func(n facts.Need) bool {
		return n.InPlay && n.Book == raw.Book && n.Deployment == raw.Deployment &&
			slices.ContainsFunc(n.Actions, func(id string) bool { return slices.Contains(named, id) })
	})
}
