// Package book is the plain form of what users write: agencies, instruments,
// agreements and deployments. It mirrors schemas/*.cue field by field, where
// each field is explained; a test holds the two together. Nothing in it knows
// CUE, files or positions.
package book

import "fmt"

// Book is one directory of agreements, or the merge of several.
type Book struct {
	Title        string                  `json:"title,omitempty"`
	Uses         []string                `json:"uses,omitempty"`
	Dimensions   map[string]*Dimension   `json:"dimensions,omitempty"`
	Impossible   []Circumstances         `json:"impossible,omitempty"`
	Actions      map[string]*Action      `json:"actions,omitempty"`
	Purposes     map[string]*Purpose     `json:"purposes,omitempty"`
	Subjects     map[string]*Subject     `json:"subjects,omitempty"`
	RequestPaths map[string]*RequestPath `json:"requestPaths,omitempty"`
	Places       map[string]*Place       `json:"places,omitempty"`
	Agencies     map[string]*Agency      `json:"agencies,omitempty"`
	Instruments  map[string]*Instrument  `json:"instruments,omitempty"`
	Agreements   map[string]*Agreement   `json:"agreements,omitempty"`
	Channels     map[string]*Channel     `json:"channels,omitempty"`
	Deployments  map[string]*Deployment  `json:"deployments,omitempty"`
	Events       map[string]*Event       `json:"events,omitempty"`
	Waivers      map[string]*Waiver      `json:"waivers,omitempty"`
}

// Source says where a statement can be looked up.
type Source struct {
	Document   string `json:"document"`
	Section    string `json:"section,omitempty"`
	URL        string `json:"url,omitempty"`
	Confidence string `json:"confidence,omitempty"`
}

// Approval is one approval that a norm needs.
type Approval struct {
	Rung   string `json:"rung,omitempty"`
	Whose  string `json:"whose,omitempty"`
	Office string `json:"office,omitempty"`
}

// Dimension is a scale or list of circumstance values, mild to grave.
type Dimension struct {
	Title   string                   `json:"title"`
	Order   int                      `json:"order"`
	Ordered bool                     `json:"ordered,omitempty"`
	Values  []DimensionValue         `json:"values"`
	Words   map[string]DimensionWord `json:"words,omitempty"`
}

// DimensionValue is one finest grain of a dimension.
type DimensionValue struct {
	ID     string `json:"id"`
	Phrase string `json:"phrase"`
}

// DimensionWord is a usual word for several values.
type DimensionWord struct {
	Values []string `json:"values"`
	Phrase string   `json:"phrase"`
}

// Action is something officers do, employ or carry.
type Action struct {
	Phrase      string   `json:"phrase"`
	Name        string   `json:"name"`
	Topic       string   `json:"topic"`
	In          []string `json:"in,omitempty"`
	Counted     bool     `json:"counted,omitempty"`
	Carried     bool     `json:"carried,omitempty"`
	CarryPhrase string   `json:"carryPhrase,omitempty"`
}

// Term is what a document or agency means by a word.
type Term struct {
	Actions   []string `json:"actions,omitempty"`
	Except    []string `json:"except,omitempty"`
	Dimension string   `json:"dimension,omitempty"`
	Values    []Value  `json:"values,omitempty"`
	Source    *Source  `json:"source,omitempty"`
}

// Place is a territory; places nest.
type Place struct {
	Name            string   `json:"name"`
	Kind            string   `json:"kind"`
	Within          string   `json:"within,omitempty"`
	Setting         string   `json:"setting,omitempty"`
	Borders         []string `json:"borders,omitempty"`
	Enclaves        []string `json:"enclaves,omitempty"`
	ElectedOfficial string   `json:"electedOfficial,omitempty"`
}

// Agency is a law-enforcement agency.
type Agency struct {
	Name         string                   `json:"name"`
	Short        string                   `json:"short"`
	Kind         string                   `json:"kind"`
	State        string                   `json:"state"`
	Place        string                   `json:"place"`
	Ranks        map[string]string        `json:"ranks,omitempty"`
	Terms        map[string]*Term         `json:"terms,omitempty"`
	Radios       map[string]*Radio        `json:"radios,omitempty"`
	Data         *DataSystems             `json:"data,omitempty"`
	Capabilities *Capabilities            `json:"capabilities,omitempty"`
	Coordinates  map[string][]string      `json:"coordinates,omitempty"`
	CertifiedIn  []string                 `json:"certifiedIn,omitempty"`
	Available    *int                     `json:"available,omitempty"`
	Units        map[string]*StandingUnit `json:"units,omitempty"`
	Equipment    map[string]*Equipment    `json:"equipment,omitempty"`
	Source       *Source                  `json:"source,omitempty"`
}

// Capabilities is what an agency's officers can and cannot do.
type Capabilities struct {
	Can           []string        `json:"can,omitempty"`
	Cannot        []string        `json:"cannot,omitempty"`
	Reason        string          `json:"reason,omitempty"`
	JointTraining []JointTraining `json:"jointTraining,omitempty"`
}

// JointTraining is an exercise held together with other agencies.
type JointTraining struct {
	Date   string   `json:"date"`
	With   []string `json:"with"`
	Topics []string `json:"topics,omitempty"`
}

// Instrument is a source document.
type Instrument struct {
	Title       string                  `json:"title"`
	Cite        string                  `json:"cite"`
	Kind        string                  `json:"kind"`
	Issuer      string                  `json:"issuer,omitempty"`
	Court       string                  `json:"court,omitempty"`
	Restrains   []string                `json:"restrains,omitempty"`
	Addresses   *Addressees             `json:"addresses,omitempty"`
	Reach       Reach                   `json:"reach"`
	Adopted     string                  `json:"adopted,omitempty"`
	Effective   string                  `json:"effective,omitempty"`
	Implemented string                  `json:"implemented,omitempty"`
	Until       string                  `json:"until,omitempty"`
	EndDecided  string                  `json:"endDecided,omitempty"`
	Supersedes  []string                `json:"supersedes,omitempty"`
	Amends      map[string][]string     `json:"amends,omitempty"`
	Covers      map[string]string       `json:"covers,omitempty"`
	Terms       map[string]*Term        `json:"terms,omitempty"`
	Norms       map[string]*Norm        `json:"norms,omitempty"`
	Allots      map[string]*Allotment   `json:"allots,omitempty"`
	Grants      map[string]*Grant       `json:"grants,omitempty"`
	Eligibility map[string]*Eligibility `json:"eligibility,omitempty"`
	Demands     map[string]*Demand      `json:"demands,omitempty"`
	Notes       map[string]string       `json:"notes,omitempty"`
	Source      *Source                 `json:"source,omitempty"`
}

// Addressees selects agencies by name, kind and state.
type Addressees struct {
	Agencies []string `json:"agencies,omitempty"`
	Kinds    []string `json:"kinds,omitempty"`
	States   []string `json:"states,omitempty"`
	Except   []string `json:"except,omitempty"`
}

// Reach says whom an instrument binds.
type Reach struct {
	Members      bool        `json:"members,omitempty"`
	Command      bool        `json:"command,omitempty"`
	Territory    string      `json:"territory,omitempty"`
	ExceptPlaces []string    `json:"exceptPlaces,omitempty"`
	ExceptKinds  []string    `json:"exceptKinds,omitempty"`
	Named        *Addressees `json:"named,omitempty"`
}

// Norm is one stand on one or more actions in some circumstances.
type Norm struct {
	Prohibits      []string     `json:"prohibits,omitempty"`
	Permits        []string     `json:"permits,omitempty"`
	Requires       []string     `json:"requires,omitempty"`
	Except         []string     `json:"except,omitempty"`
	Advice         string       `json:"advice,omitempty"`
	Only           bool         `json:"only,omitempty"`
	When           Alternatives `json:"when,omitempty"`
	Unless         Alternatives `json:"unless,omitempty"`
	ExceptionTo    []string     `json:"exceptionTo,omitempty"`
	Preempts       bool         `json:"preempts,omitempty"`
	Approval       []Approval   `json:"approval,omitempty"`
	Deadline       *Deadline    `json:"deadline,omitempty"`
	RetentionDays  *Range       `json:"retentionDays,omitempty"`
	Count          *Range       `json:"count,omitempty"`
	Recipients     []string     `json:"recipients,omitempty"`
	RecipientsOnly bool         `json:"recipientsOnly,omitempty"`
	After          []string     `json:"after,omitempty"`
	TriggeredBy    string       `json:"triggeredBy,omitempty"`
	Text           string       `json:"text,omitempty"`
	Source         *Source      `json:"source,omitempty"`
}

// Deadline is a time limit counted from an event.
type Deadline struct {
	Within int    `json:"within"`
	Unit   string `json:"unit"`
	After  string `json:"after"`
}

// Range is a bound on a number; a nil end is open.
type Range struct {
	AtLeast *int `json:"atLeast,omitempty"`
	AtMost  *int `json:"atMost,omitempty"`
}

// Words says the bound so that a unit can follow: "at least 730", "exactly 2".
func (r Range) Words() string {
	switch {
	case r.AtLeast != nil && r.AtMost != nil && *r.AtLeast == *r.AtMost:
		return fmt.Sprintf("exactly %d", *r.AtLeast)
	case r.AtLeast != nil && r.AtMost != nil:
		return fmt.Sprintf("%d to %d", *r.AtLeast, *r.AtMost)
	case r.AtLeast != nil:
		return fmt.Sprintf("at least %d", *r.AtLeast)
	case r.AtMost != nil:
		return fmt.Sprintf("at most %d", *r.AtMost)
	}
	return "any number of"
}

// Agreement is a contract between agencies.
type Agreement struct {
	Title             string             `json:"title"`
	Cite              string             `json:"cite"`
	Parties           map[string]*Party  `json:"parties"`
	From              string             `json:"from,omitempty"`
	Until             string             `json:"until,omitempty"`
	Territory         []string           `json:"territory,omitempty"`
	Purposes          []string           `json:"purposes,omitempty"`
	Excludes          []string           `json:"excludes,omitempty"`
	Tasks             []string           `json:"tasks,omitempty"`
	PartyKinds        []string           `json:"partyKinds,omitempty"`
	PartyStates       []string           `json:"partyStates,omitempty"`
	Executed          *bool              `json:"executed,omitempty"`
	Version           string             `json:"version,omitempty"`
	Supersedes        []string           `json:"supersedes,omitempty"`
	ReviewEveryMonths *int               `json:"reviewEveryMonths,omitempty"`
	Reviewed          string             `json:"reviewed,omitempty"`
	RestsOn           []string           `json:"restsOn,omitempty"`
	ElectionEvents    []string           `json:"electionEvents,omitempty"`
	Covers            map[string]string  `json:"covers,omitempty"`
	Terms             map[string]*Term   `json:"terms,omitempty"`
	Clauses           map[string]*Clause `json:"clauses,omitempty"`
	Source            *Source            `json:"source,omitempty"`
}

// Party is one party's signature and what it takes to bind that party.
type Party struct {
	Signed                string          `json:"signed,omitempty"`
	By                    string          `json:"by,omitempty"`
	Needs                 []string        `json:"needs,omitempty"`
	Approvals             []PartyApproval `json:"approvals,omitempty"`
	Version               string          `json:"version,omitempty"`
	ReviewedWithPersonnel string          `json:"reviewedWithPersonnel,omitempty"`
	Insurance             *Insurance      `json:"insurance,omitempty"`
	Withdrew              string          `json:"withdrew,omitempty"`
	Source                *Source         `json:"source,omitempty"`
}

// Insurance is the proof of insurance that a party gave.
type Insurance struct {
	Shown  string  `json:"shown"`
	Until  string  `json:"until,omitempty"`
	Source *Source `json:"source,omitempty"`
}

// PartyApproval is an approval given by or for a party.
type PartyApproval struct {
	By          string  `json:"by"`
	On          string  `json:"on"`
	Until       string  `json:"until,omitempty"`
	Retroactive bool    `json:"retroactive,omitempty"`
	Source      *Source `json:"source,omitempty"`
}

// Clause is a clause of an agreement. It may state a norm, extend rules, or
// settle which rules yield.
type Clause struct {
	Norm
	Topic         string       `json:"topic"`
	Subject       string       `json:"subject,omitempty"`
	Bears         string       `json:"bears,omitempty"`
	AfterHours    *int         `json:"afterHours,omitempty"`
	DollarsPerDay *int         `json:"dollarsPerDay,omitempty"`
	Proof         bool         `json:"proof,omitempty"`
	Grants        *Grant       `json:"grants,omitempty"`
	Eligibility   *Eligibility `json:"eligibility,omitempty"`
	WithinMonths  *int         `json:"withinMonths,omitempty"`
	Escort        *Escort      `json:"escort,omitempty"`
	Extends       *Extends     `json:"extends,omitempty"`
	Settles       *Settles     `json:"settles,omitempty"`
}

// Extends makes one agency's rules bind all parties' officers.
type Extends struct {
	RulesOf string   `json:"rulesOf"`
	Topics  []string `json:"topics,omitempty"`
	Actions []string `json:"actions,omitempty"`
}

// Settles says whose rules yield.
type Settles struct {
	By      string       `json:"by"`
	Topics  []string     `json:"topics,omitempty"`
	Actions []string     `json:"actions,omitempty"`
	When    Alternatives `json:"when,omitempty"`
}

// Channel is a radio channel or talkgroup. Frequencies in MHz, tone in Hz,
// width in kHz.
type Channel struct {
	Name       string   `json:"name"`
	RX         float64  `json:"rx"`
	TX         *float64 `json:"tx,omitempty"`
	Band       string   `json:"band"`
	Mode       string   `json:"mode"`
	Tone       *float64 `json:"tone,omitempty"`
	NAC        string   `json:"nac,omitempty"`
	System     string   `json:"system,omitempty"`
	Talkgroup  string   `json:"talkgroup,omitempty"`
	WidthKHz   *float64 `json:"widthKHz,omitempty"`
	Encryption string   `json:"encryption,omitempty"`
	Licensed   []string `json:"licensed,omitempty"`
	Repeaters  []string `json:"repeaters,omitempty"`
	Use        string   `json:"use,omitempty"`
	Source     *Source  `json:"source,omitempty"`
}

// Radio is what a fleet of radios can do.
type Radio struct {
	Bands       []string     `json:"bands"`
	Modes       []string     `json:"modes"`
	Encryption  []string     `json:"encryption,omitempty"`
	Channels    []string     `json:"channels,omitempty"`
	Programmed  []Programmed `json:"programmed,omitempty"`
	Systems     []string     `json:"systems,omitempty"`
	WidthsKHz   []float64    `json:"widthsKHz,omitempty"`
	ReceiveOnly bool         `json:"receiveOnly,omitempty"`
	Source      *Source      `json:"source,omitempty"`
}

// Programmed is a channel as a fleet has it programmed; what is left out is as
// the channel says.
type Programmed struct {
	Channel  string   `json:"channel"`
	Tone     *float64 `json:"tone,omitempty"`
	NAC      string   `json:"nac,omitempty"`
	Mode     string   `json:"mode,omitempty"`
	WidthKHz *float64 `json:"widthKHz,omitempty"`
}

// DataSystems are those that officers can use, by what they are for; nil means
// not known.
type DataSystems struct {
	CAD       []string `json:"cad,omitempty"`
	Messaging []string `json:"messaging,omitempty"`
	Location  []string `json:"location,omitempty"`
	Video     []string `json:"video,omitempty"`
	Files     []string `json:"files,omitempty"`
}

// Deployment is one joint operation.
type Deployment struct {
	Event          string                    `json:"event"`
	Purpose        string                    `json:"purpose"`
	Planned        *bool                     `json:"planned,omitempty"`
	ElectionEvent  string                    `json:"electionEvent,omitempty"`
	Place          string                    `json:"place"`
	Perimeter      string                    `json:"perimeter,omitempty"`
	Timezone       string                    `json:"timezone"`
	From           string                    `json:"from"`
	Until          string                    `json:"until"`
	Host           string                    `json:"host"`
	Agreements     []string                  `json:"agreements,omitempty"`
	Known          Circumstances             `json:"known,omitempty"`
	Declarations   map[string]*Declaration   `json:"declarations,omitempty"`
	Consents       map[string]*Consent       `json:"consents,omitempty"`
	Authorisations map[string]*Authorisation `json:"authorisations,omitempty"`
	Needs          map[string]*Need          `json:"needs,omitempty"`
	Briefings      map[string]*Briefing      `json:"briefings,omitempty"`
	Requests       map[string]*Request       `json:"requests,omitempty"`
	Offers         map[string]*Offer         `json:"offers,omitempty"`
	Units          map[string]*Unit          `json:"units,omitempty"`
	Assignments    map[string]*Assignment    `json:"assignments,omitempty"`
	Command        *Command                  `json:"command,omitempty"`
	AgencyPlans    map[string]*AgencyPlan    `json:"agencyPlans,omitempty"`
	Radio          *RadioPlan                `json:"radio,omitempty"`
	Plan           *Plan                     `json:"plan,omitempty"`
	Transfers      map[string]*Transfer      `json:"transfers,omitempty"`
	Source         *Source                   `json:"source,omitempty"`
}

// Offer is what an agency will do, on which conditions, and what it declines.
type Offer struct {
	By            string   `json:"by"`
	Tasks         []string `json:"tasks,omitempty"`
	OnlyIf        []string `json:"onlyIf,omitempty"`
	Declines      []string `json:"declines,omitempty"`
	Declined      bool     `json:"declined,omitempty"`
	Reason        string   `json:"reason,omitempty"`
	Units         []string `json:"units,omitempty"`
	Officers      *int     `json:"officers,omitempty"`
	DollarsPerDay *int     `json:"dollarsPerDay,omitempty"`
	From          string   `json:"from,omitempty"`
	Until         string   `json:"until,omitempty"`
	Recalled      string   `json:"recalled,omitempty"`
	Source        *Source  `json:"source,omitempty"`
}

// Unit is officers of one agency who deploy together.
type Unit struct {
	Agency      string                   `json:"agency"`
	Officers    *int                     `json:"officers,omitempty"`
	Supervisors *int                     `json:"supervisors,omitempty"`
	Leader      string                   `json:"leader,omitempty"`
	Carries     []string                 `json:"carries,omitempty"`
	Can         []string                 `json:"can,omitempty"`
	Cannot      []string                 `json:"cannot,omitempty"`
	Reason      string                   `json:"reason,omitempty"`
	Of          string                   `json:"of,omitempty"`
	Roster      string                   `json:"roster,omitempty"`
	Classes     map[string]*OfficerClass `json:"classes,omitempty"`
	Equipment   map[string]int           `json:"equipment,omitempty"`
	Rounds      map[string]int           `json:"rounds,omitempty"`
	Radios      []string                 `json:"radios,omitempty"`
	Source      *Source                  `json:"source,omitempty"`
}

// Assignment is these units, there, then, doing that.
type Assignment struct {
	Title        string   `json:"title"`
	Units        []string `json:"units"`
	Place        string   `json:"place,omitempty"`
	Host         string   `json:"host,omitempty"`
	Tasks        []string `json:"tasks,omitempty"`
	From         string   `json:"from,omitempty"`
	Until        string   `json:"until,omitempty"`
	ReportsTo    []string `json:"reportsTo,omitempty"`
	FrontLine    bool     `json:"frontLine,omitempty"`
	HostOfficers *int     `json:"hostOfficers,omitempty"`
}

// RadioPlan is the communications plan of a deployment.
type RadioPlan struct {
	Nets         map[string]*Net        `json:"nets"`
	Cache        map[string]*CacheRadio `json:"cache,omitempty"`
	Gateways     *int                   `json:"gateways,omitempty"`
	GatewayPorts *int                   `json:"gatewayPorts,omitempty"`

	Loans    map[string]*RadioLoan    `json:"loans,omitempty"`
	Patches  map[string]*Patch        `json:"patches,omitempty"`
	Liaisons map[string]*RadioLiaison `json:"liaisons,omitempty"`
	Data     map[string]*DataLink     `json:"data,omitempty"`
}

// RadioLoan is radios of the cache for one unit or position.
type RadioLoan struct {
	To       string `json:"to"`
	Radios   string `json:"radios"`
	Quantity *int   `json:"quantity,omitempty"`
}

// Patch is channels that gateways join.
type Patch struct {
	Channels []string `json:"channels"`
}

// RadioLiaison is an officer who relays a net to a unit or position.
type RadioLiaison struct {
	To  string `json:"to"`
	Net string `json:"net"`
}

// DataLink is a data system on which members of several agencies work.
type DataLink struct {
	Title   string   `json:"title"`
	Use     string   `json:"use"`
	System  string   `json:"system"`
	Members []string `json:"members"`
}

// Net is a group of units and positions that must talk with each other.
type Net struct {
	Title     string   `json:"title"`
	Use       string   `json:"use"`
	Channel   string   `json:"channel,omitempty"`
	Members   []string `json:"members"`
	Fallback  string   `json:"fallback,omitempty"`
	Encrypted bool     `json:"encrypted,omitempty"`
}

// CacheRadio is a stock of radios that can be lent.
type CacheRadio struct {
	Radio
	Quantity int `json:"quantity"`
}

// Plan is the operation order of a deployment.
type Plan struct {
	Cite        string            `json:"cite"`
	Covers      map[string]string `json:"covers,omitempty"`
	Contingency *bool             `json:"contingency,omitempty"`
	Norms       map[string]*Norm  `json:"norms,omitempty"`
	Source      *Source           `json:"source,omitempty"`
}
