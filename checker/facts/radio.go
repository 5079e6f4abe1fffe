package facts

// Joined is a channel that a patch joins to that of a net.
type Joined struct {
	Channel  string `json:"channel"`
	Licensed bool   `json:"licensed"`
	Secure   bool   `json:"secure"` // encrypted
}

// Hearing is members of a net who hear one another on one channel.
type Hearing struct {
	Channel string   `json:"channel"`
	Members []string `json:"members"`
}

// RadioRepair is the smallest repair of all nets of one radio plan at once: no
// plan with fewer nets left unrepaired, then fewer liaisons, gateways, lent
// radios, programmed radios, joined channels and moved nets exists.
type RadioRepair struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"`
	// Proven: the search went to its end. Otherwise a smaller repair may exist.
	Proven bool `json:"proven"`
	// Shared: more than one net draws on the reserve, on gateways or on a
	// channel that another gives up.
	Shared   bool     `json:"shared"`
	Nets     []string `json:"nets"` // that change
	Left     []string `json:"left"` // that nothing in the plan makes whole
	Radios   int      `json:"radios"`
	InCache  int      `json:"in_cache"` // radios that the plan has left in reserve
	Gateways int      `json:"gateways"`
	HasGates int      `json:"has_gateways"` // gateways that the plan has left
	Liaisons int      `json:"liaisons"`
	Programs int      `json:"programs"`
}

// NetRepair is what the smallest repair of the plan does to one net. Nets to
// which it does nothing have none.
type NetRepair struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Net        string `json:"net"`
	Path       string `json:"path"`
	// Left: nothing in the plan makes it whole; then all else is empty.
	Left  bool `json:"left"`
	Moved bool `json:"moved"`
	// Channels are the net's own, then those that gateways join to it.
	Channels []string  `json:"channels"`
	Gateways int       `json:"gateways"`
	Programs []Program `json:"programs"`
	Loans    []Loan    `json:"loans"`
	Radios   int       `json:"radios"` // lent in all
	Liaisons []string  `json:"liaisons"`
}

// Program is a channel to be programmed into a member's radios.
type Program struct {
	Member  string `json:"member"`
	Channel string `json:"channel"`
}

// Loan is radios from the reserve for one member: one for each officer, or
// one if nobody has said how many they are.
type Loan struct {
	Member  string `json:"member"`
	Radios  int    `json:"radios"`
	Counted bool   `json:"counted"`
}

// ChannelPair is two channels of a book that are easily mistaken: one name for
// two, or two names for one. At least one of them is the book's own.
type ChannelPair struct {
	Book      string   `json:"book"`
	Path      string   `json:"path"`
	OtherPath string   `json:"other_path"` // empty: of the starter library
	Channels  []string `json:"channels"`
	SameName  bool     `json:"same_name"`
	// Same: they receive and transmit alike, in one mode.
	Same bool `json:"same"`
	// Used: a net of some deployment of the book is on one of them.
	Used bool `json:"used"`
}

// DataLink is a data system of the radio plan.
type DataLink struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	ID         string   `json:"id"`
	Path       string   `json:"path"`
	Title      string   `json:"title"`
	Use        string   `json:"use"`
	Members    []string `json:"members"`
}

// DataMember is one unit or position on one data system.
type DataMember struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Link       string `json:"link"`
	Path       string `json:"path"` // of the link
	Member     string `json:"member"`
	MemberPath string `json:"member_path"`
	Agency     string `json:"agency"` // empty for a vacant position
	// Known: the agency states its systems of this kind.
	Known  bool `json:"known"`
	Access bool `json:"access"`
}

// Dispatch is how the agencies of a deployment with a radio plan dispatch.
type Dispatch struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"`
	// Agencies are those of the deployment that state their dispatch systems.
	Agencies []string `json:"agencies"`
	// Common: all of them use one and the same system.
	Common bool `json:"common"`
	// Planned: the plan has a dispatch system.
	Planned bool `json:"planned"`
}
