package book

// Command is the command structure of a deployment.
type Command struct {
	Kind      string                  `json:"kind,omitempty"`
	Scope     string                  `json:"scope,omitempty"`
	Activated string                  `json:"activated,omitempty"`
	Positions map[string]*Position    `json:"positions,omitempty"`
	Posts     map[string]*CommandPost `json:"posts,omitempty"`
}

// Position is one ICS position and its holder.
type Position struct {
	Title     string   `json:"title"`
	Agency    string   `json:"agency,omitempty"`
	Rank      string   `json:"rank,omitempty"`
	ReportsTo []string `json:"reportsTo,omitempty"`
	From      string   `json:"from,omitempty"`
	Until     string   `json:"until,omitempty"`
	Nets      []string `json:"nets,omitempty"`
	Decides   []string `json:"decides,omitempty"`
}

// CommandPost is a place from which some agencies lead their officers.
type CommandPost struct {
	Title    string   `json:"title"`
	Place    string   `json:"place,omitempty"`
	Agencies []string `json:"agencies"`
	Liaisons []string `json:"liaisons,omitempty"`
	Source   *Source  `json:"source,omitempty"`
}

// AgencyPlan is a plan that one agency made for its own officers. Nil agencies
// with whom it was coordinated are not known; an empty list is nobody.
type AgencyPlan struct {
	By              string   `json:"by"`
	Cite            string   `json:"cite"`
	CoordinatedWith []string `json:"coordinatedWith,omitempty"`
	Source          *Source  `json:"source,omitempty"`
}
