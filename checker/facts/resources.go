package facts

// Equipment that an agency owns, once in a run: where the first book that
// describes it does.
type Equipment struct {
	Book     string         `json:"book"`
	Agency   string         `json:"agency"`
	ID       string         `json:"id"` // unique for its agency
	Path     string         `json:"path"`
	Item     Stated[string] `json:"item"`
	Quantity Stated[int]    `json:"quantity"`
	Federal  bool           `json:"federal"`
	FundedBy Stated[string] `json:"funded_by"`
	// What the grant demands: stated false is "no", not stated is unknown.
	MustShare   Stated[bool]   `json:"must_share"`
	OnlyFor     []string       `json:"only_for"`
	TrainedOnly Stated[bool]   `json:"trained_only"`
	Course      Stated[string] `json:"course"`
	Trained     Stated[int]    `json:"trained"`
	Inventoried Stated[string] `json:"inventoried"`
	// InventoryEveryMonths, and the day by which the next count is due when the
	// last one is stated.
	InventoryEveryMonths Stated[int]    `json:"inventory_every_months"`
	InventoryDue         Stated[string] `json:"inventory_due"`
}

// EquipmentUse is one piece or stock of equipment that a unit brings, or that
// is lent, to one deployment.
type EquipmentUse struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of the unit or the transfer
	By         string `json:"by"`   // unit, transfer
	ID         string `json:"id"`   // of the unit or the transfer
	Agency     string `json:"agency"`
	Equipment  string `json:"equipment"`
	// EquipmentPath is where its owner describes it.
	EquipmentPath string `json:"equipment_path"`
	// User is the agency whose officers use it.
	User   string   `json:"user"`
	During Interval `json:"during"`
	// PurposeOK: the grant names no purposes, or one that holds this one.
	PurposeOK   bool         `json:"purpose_ok"`
	OnlyFor     []string     `json:"only_for"`
	TrainedOnly Stated[bool] `json:"trained_only"`
	// Trained counts the users who are trained on it, as far as anything says.
	Trained Stated[int] `json:"trained"`
	// Expires is the last day of use; Expired: it has passed when the use
	// begins; Expiring: it passes before the use ends.
	Expires  Stated[string] `json:"expires"`
	Expired  bool           `json:"expired"`
	Expiring bool           `json:"expiring"`
}

// Transfer is equipment that one agency lends another.
type Transfer struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	From       string         `json:"from"`
	To         string         `json:"to"`
	Items      []string       `json:"items"`
	Equipment  []string       `json:"equipment"`
	Quantity   Stated[int]    `json:"quantity"`
	Lent       Stated[string] `json:"lent"`
	ReturnBy   Stated[string] `json:"return_by"`
	Returned   Stated[string] `json:"returned"`
	// Overdue: not returned, and the day for it lies before the day of the run.
	Overdue bool         `json:"overdue"`
	Counted Stated[bool] `json:"counted"`
	// Unlisted lists what the borrower's own rules, which are here whole, do not
	// speak of.
	Unlisted []string `json:"unlisted"`
}

// Overbooked is something of an agency that a deployment draws on while more
// of it is promised, here and to other deployments of the run, than there is.
type Overbooked struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of what promises it here
	Agency     string `json:"agency"`
	// Kind is unit (a standing unit), equipment or officers; Thing is the id of
	// the unit or the equipment, unique for its agency.
	Kind  string `json:"kind"`
	Thing string `json:"thing"`
	// Has is how many there are; not stated for a unit that is counted as one
	// whole, or for equipment without a quantity.
	Has       Stated[int]         `json:"has"`
	Stretches []OverbookedStretch `json:"stretches"`
	// Promises lists what draws on it during the stretches, this deployment's
	// first.
	Promises []Promise `json:"promises"`
}

// OverbookedStretch is a stretch of time with how many are promised in it.
type OverbookedStretch struct {
	During   Interval `json:"during"`
	Promised int      `json:"promised"`
}

// Promise is what one unit, offer or transfer draws on, or a date of the
// calendar, in any book of the run.
type Promise struct {
	Book       string      `json:"book"`
	Deployment string      `json:"deployment"` // empty for a date of the calendar
	Event      string      `json:"event"`      // that date; else empty
	By         string      `json:"by"`         // unit, offer, transfer, event
	ID         string      `json:"id"`
	Path       string      `json:"path"`
	Amount     Stated[int] `json:"amount"`
	During     Interval    `json:"during"`
}

// Capacity is what a deployment needs against what is there, by stretch of
// time.
type Capacity struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	Need       string         `json:"need"`
	Path       string         `json:"path"`
	From       Stated[string] `json:"from"` // who is to provide it
	Items      []string       `json:"items"`
	Kind       string         `json:"kind"` // officers, equipment, tasks
	// Stretches lists the whole time of the need.
	Stretches []CapacityStretch `json:"stretches"`
	// Withdrawn lists the offers that might have filled it and do not.
	Withdrawn []Withdrawn `json:"withdrawn"`
}

// CapacityStretch is a stretch of time with what is needed and what is there.
type CapacityStretch struct {
	During Interval `json:"during"`
	Needed int      `json:"needed"`
	Has    int      `json:"has"`
	// Unknown lists the agencies that bring more of it than is stated.
	Unknown []string `json:"unknown"`
	// By says how much of it each agency brings.
	By []Brought `json:"by"`
}

// Brought is what one agency brings of what is needed.
type Brought struct {
	Agency string `json:"agency"`
	Has    int    `json:"has"`
}

// Event is a date of the calendar.
type Event struct {
	Book       string         `json:"book"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	Title      string         `json:"title"`
	Kind       string         `json:"kind"`
	Election   bool           `json:"election"` // a date of an election
	Place      Stated[string] `json:"place"`
	Deployment Stated[string] `json:"deployment"` // that is planned for it
	During     Interval       `json:"during"`
	Agencies   []string       `json:"agencies"` // on whose officers it draws
}

// Load is how much of something is promised over time, to deployments and
// dates of all books, once in a run.
type Load struct {
	Agency string `json:"agency"`
	Kind   string `json:"kind"`  // unit, equipment, officers
	Thing  string `json:"thing"` // id of the unit or the equipment
	// Has is how many there are; of officers, how many can be sent at one time.
	Has  Stated[int] `json:"has"`
	Zone string      `json:"zone"` // IANA, in which the stretches are told
	// Stretches in which any of it is taken.
	Stretches []LoadStretch `json:"stretches"`
}

// LoadStretch is a stretch of time with what is taken in it. Promised counts
// officers where they help others, not where their own agency is the host.
type LoadStretch struct {
	During   Interval `json:"during"`
	Promised int      `json:"promised"`
	Over     bool     `json:"over"` // more than there is
	By       []Share  `json:"by"`
}

// Share is what one deployment or date of the calendar takes.
type Share struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"` // empty for a date of the calendar
	Event      string `json:"event"`      // that date; else empty
	Amount     int    `json:"amount"`
	Own        bool   `json:"own"`  // officers whose agency is the host
	Open       bool   `json:"open"` // more are taken than is stated
}

// Withdrawn is help that an agency declined or called back.
type Withdrawn struct {
	Offer    string         `json:"offer"`
	Path     string         `json:"path"`
	Agency   string         `json:"agency"`
	Why      string         `json:"why"` // declined, declines (a part of it), recalled
	Recalled Stated[string] `json:"recalled"`
}

// Response is what came of a request that the host made.
type Response struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Request    string `json:"request"`
	Path       string `json:"path"`
	Agency     string `json:"agency"`
	Outcome    string `json:"outcome"` // comes, declined, recalled, unanswered
}

// Refusal is equipment that its owner does not lend: it declined to come with
// it, or was asked for it and declined altogether.
type Refusal struct {
	Book          string       `json:"book"`
	Deployment    string       `json:"deployment"`
	Offer         string       `json:"offer"`
	Path          string       `json:"path"` // of the offer
	Agency        string       `json:"agency"`
	Equipment     string       `json:"equipment"`
	EquipmentPath string       `json:"equipment_path"`
	MustShare     Stated[bool] `json:"must_share"`
}
