package facts

// Bearing is what is said on who bears one thing when one agency helps
// another: a cost, a claim, an injury, a loss. With an empty deployment it is
// about one agreement by itself, and host and helper are empty.
type Bearing struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of the deployment or the agreement
	Host       string `json:"host"`
	Aid        string `json:"aid"`
	Subject    string `json:"subject"`
	// Says lists every clause and section of law that names who bears it.
	Says []BearingText `json:"says"`
	// Vague lists the clauses on it that name nobody.
	Vague []Text `json:"vague"`
	// Silent lists the agreements between the two that are here whole and say
	// nothing on it.
	Silent []string `json:"silent"`
	// Known: nothing else may say it: there is an agreement between the two, and
	// each of them is silent, vague or says it.
	Known bool `json:"known"`
	// Hours is how long the help lasts, and CostPerDay what the helper expects it
	// to cost.
	Hours      int         `json:"hours"`
	CostPerDay Stated[int] `json:"cost_per_day"`
}

// BearingText is one text that names who bears it.
type BearingText struct {
	Text     Text   `json:"text"`
	Document string `json:"document"`
	Law      bool   `json:"law"`
	Bears    string `json:"bears"` // host, own, shared, fault, state, outside
	// AfterHours and DollarsPerDay bound it; Reached: the help lasts longer than
	// those hours.
	AfterHours    Stated[int] `json:"after_hours"`
	DollarsPerDay Stated[int] `json:"dollars_per_day"`
	Reached       bool        `json:"reached"`
}

// InsuranceProof is a clause that asks for proof of insurance, and what one
// party that takes part has shown.
type InsuranceProof struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	Agreement  string         `json:"agreement"`
	Clause     string         `json:"clause"` // "agreement#clause"
	Path       string         `json:"path"`   // of the clause
	Agency     string         `json:"agency"`
	PartyPath  string         `json:"party_path"`
	Shown      Stated[string] `json:"shown"`
	Until      Stated[string] `json:"until"`
	// Late: shown only after the deployment began; Lapsed: it ends before the
	// deployment does.
	Late   bool `json:"late"`
	Lapsed bool `json:"lapsed"`
}
