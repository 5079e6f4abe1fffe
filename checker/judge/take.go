package judge

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/internal/late"
	"roe.example/checker/rule"
)

// take adds what one rule gave. A rule with anything malformed gives nothing:
// half of its findings would pass for all of them.
func take(out *rule.Judgement, m rule.Rule, raw any, index *rule.Index) {
	considered, findings, err := decode(raw, index)
	if err != nil {
		out.Failures = append(out.Failures, failure(m, err))
		return
	}
	for i := range findings {
		findings[i].Rule = m.ID
	}
	out.Evaluated = append(out.Evaluated, rule.Evaluated{Rule: m.ID, Considered: considered})
	out.Findings = append(out.Findings, findings...)
}

func decode(raw any, index *rule.Index) (considered int, findings []rule.Finding, err error) {
	value, _ := raw.(map[string]any)
	counts, _ := value["considered"].([]any)
	sets, _ := value["findings"].([]any)
	if len(counts) != 1 {
		return 0, nil, errors.New("considered is undefined; it must be a number for any facts")
	}
	if len(sets) != 1 {
		return 0, nil, errors.New("findings is undefined; it must be a set for any facts")
	}
	number, _ := counts[0].(json.Number)
	count, err := number.Int64()
	if err != nil || count < 0 {
		return 0, nil, fmt.Errorf("considered is a count of facts, not %v", counts[0])
	}
	set, ok := sets[0].([]any)
	if !ok {
		return 0, nil, errors.New("findings must be a set of objects")
	}
	for i, v := range set {
		f, err := index.Decode(v)
		if err != nil {
			return 0, nil, fmt.Errorf("malformed finding %d of %d: %w", i+1, len(set), err)
		}
		findings = append(findings, *f)
	}
	return int(count), findings, nil
}

// noNumber is how OPA passes on Go's words about a text that is no number.
var noNumber = late.Regexp(`strconv\.\w+: parsing ("(?:[^"\\]|\\.)*"): .*`)

// failure names the place where a rule failed: the one that OPA reports, or
// the rule's findings.
func failure(m rule.Rule, err error) rule.Failure {
	out := rule.Failure{Rule: m.ID, File: m.File, Line: m.Line, Message: err.Error()}
	var at *topdown.Error
	if errors.As(err, &at) {
		out.Message = noNumber.ReplaceAllString(at.Message, "$1 is no number")
		if at.Location != nil && at.Location.File != "" {
			out.File, out.Line = at.Location.File, at.Location.Row
		}
	}
	return out
}
