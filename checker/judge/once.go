package judge

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// alikes are, by the id of a clash that is judged for all that are like it, these.
type alikes map[string][]*facts.Clash

// clashGroup is the clashes of one kind and topic, and the paths of them that some
// rule looks at.
type clashGroup struct {
	kind, topic     string
	clashes         []*facts.Clash
	lawless, lawful []sight
}

// groups puts clashes that the same rules judge together.
func (e *Engine) groups(parts []part, c *facts.Clashes) (out []*clashGroup) {
	at := map[[2]string]*clashGroup{}
	kinds := clashKinds()
	for i, list := range c.Lists() {
		for j := range *list {
			k := &(*list)[j]
			g := at[[2]string{kinds[i], k.Topic}]
			if g == nil {
				g = &clashGroup{kind: kinds[i], topic: k.Topic}
				at[[2]string{kinds[i], k.Topic}], out = g, append(out, g)
				g.look(e, rulesOf(parts))
			}
			g.clashes = append(g.clashes, k)
		}
	}
	return out
}

func rulesOf(parts []part) (out []ruleModule) {
	for _, p := range parts {
		out = append(out, p.rules...)
	}
	return out
}

// look finds the paths that rules look at in the group.
func (g *clashGroup) look(e *Engine, rules []ruleModule) {
	lawless, lawful := map[string]bool{}, map[string]bool{}
	for _, m := range rules {
		r := e.regards[m.ID]
		if r == nil || !r.of.drawsFrom(g.kind, g.topic) {
			continue
		}
		for _, path := range r.lawless {
			lawless[path] = true
		}
		for _, path := range r.lawful {
			lawful[path] = true
		}
		if r.of.action != "" { // by which it draws
			lawless["actions"], lawful["actions"] = true, true
		}
	}
	g.lawless, g.lawful = e.sights(lawless), e.sights(lawful)
}

// sights leaves out whether something is a text where all of it is looked at.
func (e *Engine) sights(paths map[string]bool) (out []sight) {
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if before, _, is := strings.Cut(path, "="); !is || !paths[before] {
			out = append(out, e.seen()[path])
		}
	}
	return out
}

// seenBy finds the ways along all paths that rules look at.
func seenBy(of map[string]*regards) map[string]sight {
	out := map[string]sight{}
	add := func(paths ...string) {
		for _, path := range paths {
			if _, known := out[path]; !known {
				out[path], _ = seeing(path) // what was frozen is known
			}
		}
	}
	add("actions")
	for _, r := range of {
		add(r.lawless...)
		add(r.lawful...)
	}
	return out
}

// from lists the groups that hold clashes that a rule draws.
func (m members) from(groups []*clashGroup) (out []*clashGroup) {
	for _, g := range groups {
		if slices.ContainsFunc(g.clashes, func(c *facts.Clash) bool { return m.has(g.kind, c) }) {
			out = append(out, g)
		}
	}
	return out
}

// deal puts clashes that look alike to the rules together, by the id of the first.
func (g *clashGroup) deal(asked [][]string, like alikes) {
	first := map[string]string{}
	var k keying
	for _, c := range g.clashes {
		k.clash, k.text = c, k.text[:0]
		g.key(&k, asked)
		id, known := first[string(k.text)]
		if !known {
			id = c.ID
			first[string(k.text)] = id
		}
		like[id] = append(like[id], c)
	}
}

// key adds what the rules see of a clash. Where there are marks, of whole sides
// agencies count by who is who and norms by what rules can look up of them.
func (g *clashGroup) key(k *keying, asked [][]string) {
	v, paths := reflect.ValueOf(k.clash).Elem(), g.lawless
	if k.truth(k.clash.Law); k.clash.Law {
		paths = g.lawful
	}
	for _, s := range paths {
		switch {
		case s.path == situation:
			k.text = append(k.text, begins(k.clash.Situation, asked)...)
		case k.marks != nil && s.path == "left":
			k.side(&k.clash.Left)
		case k.marks != nil && s.path == "right":
			k.side(&k.clash.Right)
		default:
			k.text = s.add(k.text, v)
		}
	}
}

// repeat says of each clash what a rule said of the one that stands for it.
func (a alikes) repeat(out *rule.Judgement, m ruleModule, raw any, considered int, index *rule.Index) error {
	said, ok := firstOfList(raw, "findings").([]any)
	if !ok {
		return fmt.Errorf("%s gave no set of findings", m.ID)
	}
	var all []map[string]any
	for _, x := range said {
		fields, _ := x.(map[string]any)
		id, _ := fields["clash"].(string)
		like := a[id]
		if len(like) == 0 || tells(fields, id) {
			return fmt.Errorf("a finding of %s is about no clash of its own", m.ID)
		}
		all = append(all, fields)
		for _, c := range like[1:] {
			fields = maps.Clone(fields)
			fields["clash"] = c.ID
			all = append(all, fields)
		}
	}
	slices.SortFunc(all, inOrderOfSets)
	for _, fields := range all {
		f, err := index.Decode(fields)
		if err != nil {
			return err
		}
		f.Rule = m.ID
		out.Findings = append(out.Findings, *f)
	}
	out.Evaluated = append(out.Evaluated, rule.Evaluated{Rule: m.ID, Considered: considered})
	return nil
}

// tells: an answer holds the clash's id elsewhere than where a finding says which
// clash it is about.
func tells(v any, id string) bool {
	return mentions(v, func(text string, _ bool) bool { return strings.Contains(text, id) })
}

// inOrderOfSets orders findings as a set of them is: by their first field that
// differs, which for most is the clash.
func inOrderOfSets(a, b map[string]any) int {
	if clashFirst(a) && clashFirst(b) {
		x, _ := a["clash"].(string)
		y, _ := b["clash"].(string)
		if c := strings.Compare(x, y); c != 0 {
			return c
		}
	}
	return util.Compare(a, b)
}

// clashFirst: no field comes before the clash by its name.
func clashFirst(finding map[string]any) bool {
	for name := range finding {
		if name < "clash" {
			return false
		}
	}
	return true
}

// alikesOf puts clashes of one kind and topic together in which the rules that
// judge them can see no difference; nil: it is not known what one of them sees.
func (e *Engine) alikesOf(kind, topic string, clashes []*facts.Clash, rules []ruleModule) alikes {
	if slices.ContainsFunc(rules, func(m ruleModule) bool { return e.regards[m.ID] == nil }) {
		return nil
	}
	g := &clashGroup{kind: kind, topic: topic, clashes: clashes}
	g.look(e, rules)
	like := alikes{}
	g.deal(e.asked, like)
	return like
}
