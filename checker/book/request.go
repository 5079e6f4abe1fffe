package book

// RequestPath is the way in which help is asked for, level by level.
type RequestPath struct {
	Title          string         `json:"title"`
	Cite           string         `json:"cite"`
	Kind           string         `json:"kind"`
	Place          string         `json:"place"`
	Except         []string       `json:"except,omitempty"`
	Levels         []RequestLevel `json:"levels"`
	Among          []string       `json:"among,omitempty"`
	Purposes       []string       `json:"purposes,omitempty"`
	Excludes       []string       `json:"excludes,omitempty"`
	UnplannedOnly  bool           `json:"unplannedOnly,omitempty"`
	EmergencyOnly  bool           `json:"emergencyOnly,omitempty"`
	DeclaredBy     string         `json:"declaredBy,omitempty"`
	AtMostHours    *int           `json:"atMostHours,omitempty"`
	AtMostAgencies *int           `json:"atMostAgencies,omitempty"`
	Source         *Source        `json:"source,omitempty"`
}

// RequestLevel is one level of a path: who asks from it, who grants there.
type RequestLevel struct {
	Level       string `json:"level"`
	Title       string `json:"title"`
	Asks        string `json:"asks,omitempty"`
	Grants      string `json:"grants,omitempty"`
	Office      string `json:"office,omitempty"`
	Coordinator string `json:"coordinator,omitempty"`
	Notice      bool   `json:"notice,omitempty"`
	Advice      string `json:"advice,omitempty"`
	Optional    bool   `json:"optional,omitempty"`
}

// Request is one agency's asking another for help.
type Request struct {
	From     string        `json:"from"`
	To       string        `json:"to"`
	Tasks    []string      `json:"tasks,omitempty"`
	Kind     string        `json:"kind,omitempty"`
	Under    string        `json:"under,omitempty"`
	Purpose  string        `json:"purpose,omitempty"`
	Made     string        `json:"made,omitempty"`
	Formal   *bool         `json:"formal,omitempty"`
	By       string        `json:"by,omitempty"`
	Approved *bool         `json:"approved,omitempty"`
	Steps    []RequestStep `json:"steps,omitempty"`
	Source   *Source       `json:"source,omitempty"`
}

// RequestStep is one level that a request passed.
type RequestStep struct {
	Level   string `json:"level"`
	Agency  string `json:"agency,omitempty"`
	Office  string `json:"office,omitempty"`
	By      string `json:"by,omitempty"`
	On      string `json:"on,omitempty"`
	Outcome string `json:"outcome,omitempty"`
}
