package book

// Grant is authority given to officers who would not have it by themselves.
type Grant struct {
	Except      []string    `json:"except,omitempty"`
	Interstate  bool        `json:"interstate,omitempty"`
	Powers      []string    `json:"powers"`
	To          *Addressees `json:"to,omitempty"`
	Over        *Addressees `json:"over,omitempty"`
	Places      []string    `json:"places,omitempty"`
	Purposes    []string    `json:"purposes,omitempty"`
	Needs       []string    `json:"needs,omitempty"`
	From        string      `json:"from,omitempty"`
	Until       string      `json:"until,omitempty"`
	EndDisputed bool        `json:"endDisputed,omitempty"`
	Text        string      `json:"text,omitempty"`
	Source      *Source     `json:"source,omitempty"`
}

// Declaration is an emergency declared.
type Declaration struct {
	Place  string  `json:"place"`
	From   string  `json:"from"`
	Until  string  `json:"until,omitempty"`
	Source *Source `json:"source,omitempty"`
}

// Consent is what a local chief or sheriff gave to another agency's officers.
type Consent struct {
	By      string  `json:"by"`
	To      string  `json:"to"`
	On      string  `json:"on,omitempty"`
	Until   string  `json:"until,omitempty"`
	Written *bool   `json:"written,omitempty"`
	Source  *Source `json:"source,omitempty"`
}

// Allotment is a section that says who bears what.
type Allotment struct {
	Subject       string  `json:"subject"`
	Bears         string  `json:"bears"`
	Under         string  `json:"under,omitempty"`
	AfterHours    *int    `json:"afterHours,omitempty"`
	DollarsPerDay *int    `json:"dollarsPerDay,omitempty"`
	Text          string  `json:"text,omitempty"`
	Source        *Source `json:"source,omitempty"`
}

// Demand is what a law demands of agreements.
type Demand struct {
	Subjects   []string `json:"subjects,omitempty"`
	Approvals  []string `json:"approvals,omitempty"`
	Written    bool     `json:"written,omitempty"`
	Interstate bool     `json:"interstate,omitempty"`
	Text       string   `json:"text,omitempty"`
	Source     *Source  `json:"source,omitempty"`
}

// Subject is a matter that agreements should settle.
type Subject struct {
	Title   string   `json:"title"`
	Topic   string   `json:"topic"`
	Unsaid  string   `json:"unsaid,omitempty"`
	Actions []string `json:"actions,omitempty"`
}

// Purpose is what a deployment is for.
type Purpose struct {
	Title   string   `json:"title"`
	In      []string `json:"in,omitempty"`
	Tasks   []string `json:"tasks,omitempty"`
	Planned bool     `json:"planned,omitempty"`
}

// Escort is a promise that officers of the host go along with helpers.
type Escort struct {
	AtLeast      int      `json:"atLeast"`
	ExceptTasks  []string `json:"exceptTasks,omitempty"`
	ExceptPlaces []string `json:"exceptPlaces,omitempty"`
}

// Authorisation is what an office outside of the agencies has allowed.
type Authorisation struct {
	By       string   `json:"by"`
	Actions  []string `json:"actions"`
	Agencies []string `json:"agencies,omitempty"`
	Places   []string `json:"places,omitempty"`
	On       string   `json:"on,omitempty"`
	Written  *bool    `json:"written,omitempty"`
	Source   *Source  `json:"source,omitempty"`
}
