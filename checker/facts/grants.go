package facts

// Power is an agency on an assignment outside of its own territory whose tasks
// only an officer with powers may do, and the grants on which these may rest.
type Power struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Assignment string `json:"assignment"`
	Path       string `json:"path"` // of the assignment
	Agency     string `json:"agency"`
	Place      string `json:"place"`
	// Interstate: the agency is of another state.
	Interstate bool     `json:"interstate"`
	Tasks      []string `json:"tasks"`
	// Arrest: among them are arrests.
	Arrest bool `json:"arrest"`
	// Held: some grant lacks nothing and lasts to the end.
	Held bool `json:"held"`
	// Spoken lists clauses on powers that do not say which they grant.
	Spoken []string `json:"spoken"`
	// Excerpt: an agreement that holds between the two is not written down whole
	// on legal matters, so that it may grant powers.
	Excerpt bool    `json:"excerpt"`
	Grants  []Tried `json:"grants"`
}

// Tried is one grant, and what it still asks for.
type Tried struct {
	ID       string `json:"id"` // "document#section"
	Path     string `json:"path"`
	Document string `json:"document"`
	// Agreement: the document is an agreement, else an instrument.
	Agreement bool `json:"agreement"`
	// Lacking are conditions that are not met, Unknown those of which nothing is
	// said.
	Lacking []string `json:"lacking"`
	Unknown []string `json:"unknown"`
	// EndsEarly: it ends before the assignment does.
	EndsEarly bool           `json:"ends_early"`
	Until     Stated[string] `json:"until"`
	Disputed  bool           `json:"disputed"`
}

// GrantEnd is a grant to agencies of a deployment, and how its end lies to
// that of the deployment.
type GrantEnd struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"` // "document#section"
	Path       string         `json:"path"`
	Document   string         `json:"document"`
	Agreement  bool           `json:"agreement"`
	Agencies   []string       `json:"agencies"`
	Until      Stated[string] `json:"until"`
	// Outlasts: it ends after the deployment does; Endless: it is no clause, makes
	// officers of the grantor and has no end.
	Outlasts bool `json:"outlasts"`
	Endless  bool `json:"endless"`
	Disputed bool `json:"disputed"`
}

// Demand is what a law or a policy demands of an agreement between agencies
// that it binds.
type Demand struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Agreement  string   `json:"agreement"`
	Path       string   `json:"path"` // of the agreement
	Instrument string   `json:"instrument"`
	DemandPath string   `json:"demand_path"`
	Law        bool     `json:"law"`
	Agencies   []string `json:"agencies"` // the parties that it binds
	// Missing lists the subjects that the agreement is known to leave out.
	Missing []string `json:"missing"`
	// Lacking lists the approvals that parties lack, of those that state any.
	Lacking []PartyLack `json:"lacking"`
}

// PartyLack is an approval that one party lacks.
type PartyLack struct {
	Agency string `json:"agency"`
	By     string `json:"by"`
}

// Poll is an agency on an assignment at, or around, a polling place.
type Poll struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Assignment string `json:"assignment"`
	Path       string `json:"path"` // of the assignment
	Agency     string `json:"agency"`
	Place      string `json:"place"` // the polling place
	// Here: the assignment is at it, and not only around it.
	Here bool `json:"here"`
	// Tasked: to be at a polling place is among its tasks.
	Tasked bool `json:"tasked"`
	// Prohibited, Permitted, Unauthorised: norms that forbid it, that allow it,
	// and that allow it with an authorisation which nothing shows.
	Prohibited   []string `json:"prohibited"`
	Permitted    []string `json:"permitted"`
	Unauthorised []string `json:"unauthorised"`
}

// CourtOrder is the court orders and consent decrees that bind a host, and an
// agreement relied on that is known to say nothing of them.
type CourtOrder struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Agreement  string   `json:"agreement"`
	Path       string   `json:"path"` // of the agreement
	Host       string   `json:"host"`
	Orders     []string `json:"orders"` // instruments
	// Silent: the agreement is written down whole on legal matters and has no
	// clause on court orders.
	Silent bool `json:"silent"`
}
