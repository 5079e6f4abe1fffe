package facts

// AgreementUse puts an agreement against one use of it: a deployment that
// relies on it and one agency that takes part, or, with an empty deployment,
// the day of the run and one party. Each field is one aspect; none is a
// verdict. A field that depends on something unstated is true: an agreement
// that states no territory applies everywhere.
type AgreementUse struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agreement  string `json:"agreement"`
	Path       string `json:"path"`       // of the agreement
	PartyPath  string `json:"party_path"` // of the party's entry, or the agreement
	Agency     string `json:"agency"`
	Host       bool   `json:"host"`
	Party      bool   `json:"party"`

	From        Stated[string] `json:"from"`
	Until       Stated[string] `json:"until"`
	Started     bool           `json:"started"` // in force from before the use began
	Expired     bool           `json:"expired"` // ended before the use ends
	InTerritory bool           `json:"in_territory"`
	// Outside lists the agency's assignments at places outside of the territory.
	Outside      []string `json:"outside"`
	PartyStateOK bool     `json:"party_state_ok"`
	PartyKindOK  bool     `json:"party_kind_ok"`
	PurposeOK    bool     `json:"purpose_ok"`       // the purpose is among those listed
	Excluded     bool     `json:"purpose_excluded"` // the purpose is ruled out
	Purposes     []string `json:"purposes"`

	Signed       Stated[string] `json:"signed"`
	SignedInTime bool           `json:"signed_in_time"` // true when no date is stated
	By           Stated[string] `json:"by"`
	Needs        []string       `json:"needs"`
	// Lacking lists who must still sign or approve at the time of use.
	Lacking []string `json:"lacking"`
	// Late lists approvals given only after the use began, with their dates.
	Late []DatedApproval `json:"late"`
	// Lapsed lists approvals that had run out at the time of use.
	Lapsed []DatedApproval `json:"lapsed"`
	// Ending lists approvals that run out while the use goes on.
	Ending       []DatedApproval `json:"ending"`
	Executed     Stated[bool]    `json:"executed"`
	Withdrew     Stated[string]  `json:"withdrew"`
	Withdrawn    bool            `json:"withdrawn"` // before the use ends
	Version      Stated[string]  `json:"version"`
	VersionOK    bool            `json:"version_ok"` // the party signed the agreement's version
	SupersededBy []string        `json:"superseded_by"`
	// Valid: everything above that can be told holds for this agency.
	Valid bool `json:"valid"`
}

// DatedApproval is an approval with the day that matters.
type DatedApproval struct {
	By          string `json:"by"`
	Date        string `json:"date"`
	Retroactive bool   `json:"retroactive"`
}

// Pair is a host and a helper, and the agreements that cover both there.
type Pair struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of the deployment
	Host       string `json:"host"`
	Aid        string `json:"aid"`
	// Both are parties to these agreements relied on.
	Agreements []string `json:"agreements"`
	// Of those, these hold for both in term, territory, purpose and signature.
	Valid []string `json:"valid"`
	// Agreements of the book that would hold but are not relied on.
	Others []string `json:"others"`
}

// Missing is a topic on which an agreement that is encoded whole there has no
// clause.
type Missing struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agreement  string `json:"agreement"`
	Path       string `json:"path"`
	Topic      string `json:"topic"`
}

// MissingSubjects is the matters of a topic that an agreement leaves out which
// is encoded whole there, and of whose clauses on the topic each says what it
// is about.
type MissingSubjects struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Agreement  string   `json:"agreement"`
	Path       string   `json:"path"`
	Topic      string   `json:"topic"`
	Subjects   []string `json:"subjects"`
}

// VersionGap is an agreement that another replaces only for those who signed
// the other, where some who take part did and some did not: both live on. With
// an empty deployment it is about the parties on the day of the run.
type VersionGap struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Older      string `json:"older"`
	Newer      string `json:"newer"`
	Path       string `json:"path"`       // of the older
	NewerPath  string `json:"newer_path"` // of the newer
	// BoundByOlder are agencies still bound by the older, BoundByNewer those
	// bound by the newer.
	BoundByOlder []string `json:"bound_by_older"`
	BoundByNewer []string `json:"bound_by_newer"`
	// Changed pairs clauses on the same matter that differ; the others have no
	// counterpart. All are "agreement#clause".
	Changed   []ClausePair `json:"changed"`
	OnlyOlder []string     `json:"only_older"`
	OnlyNewer []string     `json:"only_newer"`
}

// ClausePair is the clauses of two agreements on the same matter.
type ClausePair struct {
	Older     string `json:"older"`
	OlderPath string `json:"older_path"`
	Newer     string `json:"newer"`
	NewerPath string `json:"newer_path"`
}

// Command is a deployment's command structure.
type Command struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	Path       string         `json:"path"`
	Kind       Stated[string] `json:"kind"`
	Scope      Stated[string] `json:"scope"`
	// Activated is when those who command began to work as one, and LeadDays how
	// many days before the deployment that was.
	Activated Stated[string] `json:"activated"`
	LeadDays  Stated[int]    `json:"lead_days"`
	// Planned: the event was known long enough to plan for it.
	Planned bool `json:"planned"`
	// Posts are the command posts, those that keep officers with each other in
	// one group.
	Posts []Group `json:"posts"`
	// Cycle lists positions that report to one another in a ring.
	Cycle []string `json:"cycle"`
}

// Moment is a stretch of the deployment in which the holders of the command
// do not change: who is incident commander then.
type Moment struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Path       string   `json:"path"`
	During     Interval `json:"during"`
	Commanders []string `json:"commanders"` // filled incident-commander positions
	Agencies   []string `json:"agencies"`
	Vacant     []string `json:"vacant"` // incident-commander positions without a holder
	// Before lists the agencies that commanded just before; Last those that
	// commanded last, be it before a gap.
	Before []string `json:"before"`
	Last   []string `json:"last"`
	// Absent lists agencies of which the place of the deployment, or of some
	// assignment then, is the own territory, and the host, where they take part
	// and do not command.
	Absent []string `json:"absent"`
}

// Position of the command structure.
type Position struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	Title      string         `json:"title"`
	Agency     Stated[string] `json:"agency"`
	Rank       Stated[string] `json:"rank"`
	Rung       Stated[string] `json:"rung"`
	During     Interval       `json:"during"`
	ReportsTo  []string       `json:"reports_to"`
	// Local: its holder's agency is the host or polices the place as its own.
	Local bool `json:"local"`
	// Orphan: it is not an incident commander and no chain leads to one.
	Orphan bool `json:"orphan"`
	// Span lists, for each stretch of time, who reports to it.
	Span []Span `json:"span"`
}

// Span is who reports to a position during a stretch of time: positions and
// assignments.
type Span struct {
	During       Interval `json:"during"`
	Subordinates []string `json:"subordinates"`
}

// Report says to whom an assignment reports during a stretch of time.
type Report struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"`
	During     Interval `json:"during"`
	// Positions it reports to that are held at that time.
	Supervisors []string `json:"supervisors"`
	// Positions named that nobody holds then.
	Unfilled []string `json:"unfilled"`
	// Positions held in the chain up to the incident commander, and the
	// agencies that hold them.
	Line  []string `json:"line"`
	Chain []string `json:"chain"`
	// Gaps lists positions above the supervisors that nobody holds then.
	Gaps []string `json:"gaps"`
	// Reaches: the chain ends at an incident commander.
	Reaches bool `json:"reaches"`
}

// Net of the radio plan.
type Net struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	Title      string         `json:"title"`
	Use        string         `json:"use"`
	Channel    Stated[string] `json:"channel"`
	Members    []string       `json:"members"`
	// Common lists channels of the book and the library that every member
	// with known radios can use.
	Common []string `json:"common"`
	// Licensed: the channel may be used at the deployment's place.
	Licensed bool `json:"licensed"`
	Whole    bool `json:"whole"` // every member is known to be able to talk on it
	// Hearings are the members who hear one another on the channel and on the
	// fallback; Alone are those who hear nobody on either. Members whose radios
	// are not stated are in neither.
	Hearings []Hearing `json:"hearings"`
	Alone    []string  `json:"alone"`
	// Encrypted: what is said on it must not be overheard; Secure: its channel
	// is encrypted.
	Encrypted bool           `json:"encrypted"`
	Secure    bool           `json:"secure"`
	Joined    []Joined       `json:"joined"`
	Fallback  Stated[string] `json:"fallback"`
	// Repeater tells whether a repeater stands at the place for a channel that
	// transmits on another frequency than it receives: there, elsewhere or
	// unsaid; empty when it needs none.
	Repeater string `json:"repeater"`
	// Library: the channel is one of the starter library.
	Library bool `json:"library"`
}

// Member is one unit or position on one net.
type Member struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Net        string `json:"net"`
	Path       string `json:"path"` // of the net
	Member     string `json:"member"`
	MemberPath string `json:"member_path"`
	Agency     string `json:"agency"` // empty for a vacant position
	Channel    string `json:"channel"`
	// Known: radios of the member are stated, its own or lent, or a liaison is.
	Known  bool `json:"known"`
	Usable bool `json:"usable"`
	// Why not: band, mode, encryption, width, system, receive-only, tone, nac;
	// not-programmed, or in its place direct-only, repeater-only or reversed
	// where a channel is programmed that differs from this one in no more than
	// that; the reasons of its best radio. Or too-few: radios that work are
	// lent to it, fewer than it has officers.
	Reasons []string `json:"reasons"`
	// Through is how it can talk on the channel that it could not use with its
	// own radios: loan, patch (to the channel By) or liaison; empty when it needs
	// none or has none.
	Through string `json:"through"`
	By      string `json:"by"`
	// OnFallback: it can talk on the net's fallback.
	OnFallback bool `json:"on_fallback"`
	// Hears lists members of the net with which it shares some channel of the
	// plan; Deaf those with whom it shares none.
	Deaf []string `json:"deaf"`
}

// Reuse is one frequency that two nets use at the same time.
type Reuse struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Path       string   `json:"path"`
	OtherPath  string   `json:"other_path"`
	Nets       []string `json:"nets"`
	Channels   []string `json:"channels"`
	MHz        float64  `json:"mhz"`
	// Fallback: the first net's channel is its fallback.
	Fallback bool `json:"fallback"`
	// How the two channels lie to each other: direct when one is the other
	// without its repeater, reversed when each transmits where the other
	// receives, else empty.
	Relation string `json:"relation"`
}

// Channel that the book defines, against the embedded table.
type Channel struct {
	Book string `json:"book"`
	ID   string `json:"id"`
	Path string `json:"path"`
	Name string `json:"name"`
	// Standard is the library's channel of that name, if there is one.
	Standard Stated[string] `json:"standard"`
	RXOK     bool           `json:"rx_ok"`
	TXOK     bool           `json:"tx_ok"`
	ToneOK   bool           `json:"tone_ok"`
	ModeOK   bool           `json:"mode_ok"`
	WidthOK  bool           `json:"width_ok"`
	// Old: its frequency is that which the standard channel had before the 800
	// MHz band was ordered anew.
	Old bool `json:"old"`
	// Near is the library's channel whose name it nearly has: with other signs
	// between letters and figures, or a letter wrong.
	Near   Stated[string] `json:"near"`
	RX     float64        `json:"rx"`
	WantRX float64        `json:"want_rx"`
	// BandOK: the frequency lies in the band stated.
	BandOK bool `json:"band_ok"`
	// Used: a net of some deployment of the book is on it.
	Used bool `json:"used"`
}
