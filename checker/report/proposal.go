package report

import "slices"

// ProposalVersion of the shape that schemas/proposal.schema.json describes.
const ProposalVersion = 1

// DraftMark stands on every page of a draft and at the head of every patch.
const DraftMark = "DRAFT FOR COUNSEL. Not legal advice."

// Proposal is what would settle the findings of a deployment: sets of clauses
// between which the agencies choose, and what no clause settles.
type Proposal struct {
	Version    int      `json:"version"`
	Today      string   `json:"today"`
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Event      string   `json:"event"`
	Place      string   `json:"place"`
	During     Interval `json:"during"`
	Errors     int      `json:"errors"`   // of the deployment as it is
	Warnings   int      `json:"warnings"` // of the deployment as it is
	// Unknown says on which topics whose rules are not written down whole, so
	// that clauses can settle nothing that may be hidden there: "tactics (Harbor
	// PD)".
	Unknown []string        `json:"unknown"`
	Parties []ProposalParty `json:"parties"`
	// Sets are alternatives, the smallest first; none when no clause clears
	// anything.
	Sets []ClauseSet `json:"sets"`
	// New is an agreement for those whom none binds; nil when there are none.
	New *NewAgreement `json:"new_agreement"`
	// Others are the errors and warnings that neither a set nor the new agreement
	// clears.
	Others      []OpenFinding `json:"others"`
	Diagnostics []Diagnostic  `json:"diagnostics"`
	Notes       []Diagnostic  `json:"notes"`
	Disclaimer  string        `json:"disclaimer"`
}

// ProposalParty is an agency that would sign.
type ProposalParty struct {
	Agency string `json:"agency"` // id
	Name   string `json:"name"`
	Short  string `json:"short"`
	Host   bool   `json:"host"`
}

// ClauseSet is clauses that are meant to be signed together.
type ClauseSet struct {
	Number int    `json:"number"`
	Stance string `json:"stance"` // "", both, host, apart
	Title  string `json:"title"`
	// Proven: no set clears as much with fewer clauses. If not, Doubt says why.
	Proven   bool             `json:"proven"`
	Doubt    string           `json:"doubt"`
	Errors   int              `json:"errors"`   // cleared
	Warnings int              `json:"warnings"` // cleared
	Clauses  []ProposedClause `json:"clauses"`
	Clears   []FindingRef     `json:"clears"`
	// ClearsToo are findings of other deployments under the same agreements and
	// of documents.
	ClearsToo []FindingRef `json:"clears_too"`
	// Leaves are findings that another set clears and this one does not.
	Leaves []FindingRef `json:"leaves"`
	// Changes are findings of which a part is left.
	Changes []FindingRef `json:"changes"`
	// Raises are errors and warnings that the clauses would bring about.
	Raises []FindingRef `json:"raises"`
	// Costs say who gives up what.
	Costs []string `json:"costs"`
	// Amends are the agreements that the clauses are added to, in the order of
	// the clauses, each with who must sign.
	Amends []Amended `json:"amends"`
	// Patch is the file that adds the clauses to the book.
	Patch ProposedFile `json:"patch"`
}

// Amended is an agreement that is to get clauses.
type Amended struct {
	Agreement string       `json:"agreement"` // id
	Title     string       `json:"title"`
	Cite      string       `json:"cite"`
	From      string       `json:"from"` // a day, or empty
	Signers   []DraftParty `json:"signers"`
}

// DraftParty is a party to an agreement and whose signature it takes.
type DraftParty struct {
	Agency string   `json:"agency"`
	Name   string   `json:"name"`
	By     []string `json:"by"` // titles: "the chief", "the governing body"
}

// ProposedClause is one clause.
type ProposedClause struct {
	Number    int    `json:"number"`
	Agreement string `json:"agreement"` // id
	Cite      string `json:"cite"`      // of the agreement
	ID        string `json:"id"`        // of the clause in it
	Topic     string `json:"topic"`
	Heading   string `json:"heading"`
	Text      string `json:"text"`
	// Decision is what the parties decide and the draft does not; Alternatives
	// are the other wordings.
	Decision     string   `json:"decision"`
	Alternatives []string `json:"alternatives"`
	// Sources are the rules of both sides between which it decides, as cited.
	Sources []string `json:"sources"`
	Clears  []string `json:"clears"` // fingerprints
}

// FindingRef names a finding.
type FindingRef struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Severity    string `json:"severity"`
	Deployment  string `json:"deployment"`
	Message     string `json:"message"`
}

// OpenFinding is one that no clause clears, with what would.
type OpenFinding struct {
	FindingRef
	Why    string `json:"why"`  // in words
	Kind   string `json:"kind"` // no-clause, no-power, no-pair, opposed, exchanged, not-reached
	Remedy string `json:"remedy"`
}

// ProposedFile is a file to write into the book's folder.
type ProposedFile struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Unsettled is the answer to input with faults.
func Unsettled(faults, notes []Diagnostic) *Proposal {
	return &Proposal{Version: ProposalVersion, Unknown: []string{}, Parties: []ProposalParty{}, Sets: []ClauseSet{}, Others: []OpenFinding{},
		Diagnostics: faults, Notes: append([]Diagnostic{}, notes...), Disclaimer: Disclaimer}
}

// OpenGroup is findings that no clause clears for one reason.
type OpenGroup struct {
	Why      string
	Findings []OpenFinding
}

// ByReason groups what no clause clears, in the order of the first of each.
func (p *Proposal) ByReason() []OpenGroup {
	var out []OpenGroup
	for _, o := range p.Others {
		i := slices.IndexFunc(out, func(g OpenGroup) bool { return g.Why == o.Why })
		if i < 0 {
			i, out = len(out), append(out, OpenGroup{Why: o.Why})
		}
		out[i].Findings = append(out[i].Findings, o)
	}
	return out
}

// NewAgreement is the draft of an agreement between agencies that none binds.
// Its patch states it without signatures, so that it holds for nobody yet; what
// the set clears, it clears once all have signed and the deployment relies on
// it.
type NewAgreement struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Parties []string `json:"parties"` // ids, the host first
	ClauseSet
}
