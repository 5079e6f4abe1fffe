package judge

import (
	"encoding/json"
	"time"

	"roe.example/checker/policy"
	"roe.example/checker/rule"
)

// What passes between this process and the one that judges by a county's own
// policies: the brief and its opening, then the hearing and its steps.

// brief is what the child compiles.
type brief struct {
	Packs  []*policy.Pack `json:"packs"`
	Trust  Trust          `json:"trust"`
	Memory int64          `json:"memory"` // what compiling may need
}

// opening is what came of it: faults, or the rules and what they read.
type opening struct {
	Faults Faults      `json:"faults"`
	Error  string      `json:"error"` // of this program's own
	Rules  []rule.Rule `json:"rules"`
	Reads  []string    `json:"reads"` // fields of the facts
	// Considers lists what each rule is about, see Engine.Considers.
	Considers map[string][]string `json:"considers"`
}

// hearing is what the child judges, by which of the rules.
type hearing struct {
	Facts  json.RawMessage `json:"facts"`
	Rules  []string        `json:"rules"`
	Time   time.Duration   `json:"time"`   // for each rule
	Memory int64           `json:"memory"` // beside the facts
}

// step says that a rule begins, or what it gave.
type step struct {
	Rule    string          `json:"rule"`
	Begins  bool            `json:"begins"`
	Given   json.RawMessage `json:"given"`
	Failure *rule.Failure   `json:"failure"`
}
