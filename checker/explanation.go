package checker

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// Explanation is all that a reader can be told of a rule before any book.
type Explanation struct {
	rule.Rule
	Example *Example `json:"example"` // nil: there is none
	// Asked lists what guides and policies of the field ask for and the rule
	// checks.
	Asked []Source `json:"asked"`
}

// Explanations are those of all of roe's rules, by id.
func Explanations() ([]Explanation, error) {
	rules, err := Rules()
	if err != nil {
		return nil, err
	}
	return Explained(rules)
}

// Explained adds to rules what else is known of them.
func Explained(rules []rule.Rule) ([]Explanation, error) {
	examples, err := Examples()
	if err != nil {
		return nil, err
	}
	sources, err := Sources()
	if err != nil {
		return nil, err
	}
	out := make([]Explanation, len(rules))
	for i, r := range rules {
		out[i] = Explanation{Rule: r, Asked: []Source{}}
		if e, ok := examples[r.ID]; ok {
			out[i].Example = &e
		}
		for _, s := range sources {
			if slices.Contains(s.Rules, r.ID) {
				out[i].Asked = append(out[i].Asked, s)
			}
		}
	}
	return out, nil
}

// Explain explains one of the rules that a run by opt judges by; the error says
// which id was probably meant. What is wrong with the rules of opt.Policies
// comes back as diagnostics.
func Explain(ctx context.Context, opt Options, id string) (*Explanation, []book.Diagnostic, error) {
	rules, faults, err := Catalogue(ctx, opt)
	if err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	if err := known(id, rules); err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(rules, func(r rule.Rule) bool { return r.ID == id })
	all, err := Explained(rules[i : i+1])
	if err != nil {
		return nil, nil, err
	}
	return &all[0], nil, nil
}

// known says which rule was probably meant when there is none of an id.
func known(id string, rules []rule.Rule) error {
	var ids []string
	for _, r := range rules {
		if r.ID == id {
			return nil
		}
		ids = append(ids, r.ID)
	}
	if near := nearestRules(id, ids); len(near) > 0 {
		return fmt.Errorf("there is no rule %q; did you mean %s?", id, strings.Join(near, " or "))
	}
	return fmt.Errorf("there is no rule %q; \"roe rules\" lists them", id)
}

// nearestRules are ids that were probably meant: of the same name in other
// topics, or spelt much the same.
func nearestRules(id string, ids []string) (out []string) {
	id = strings.ToLower(strings.NewReplacer("_", "-", ".", "/", " ", "-").Replace(id))
	_, name, ok := strings.Cut(id, "/")
	if !ok {
		name = id
	}
	best := 3
	for _, other := range ids {
		switch distance := levenshtein.ComputeDistance(id, other); {
		case distance < best:
			best, out = distance, []string{other}
		case distance == best && best < 3:
			out = append(out, other)
		}
	}
	if len(out) == 0 {
		for _, other := range ids {
			if strings.HasSuffix(other, "/"+name) {
				out = append(out, other)
			}
		}
	}
	return out[:min(len(out), 5)]
}
