package facts

// Waiver is a recorded acceptance of findings, with everything that decides
// whether it accepts any. It names its finding by fingerprint, or by rule.
type Waiver struct {
	Book        string         `json:"book"`
	ID          string         `json:"id"`
	Path        string         `json:"path"`
	Fingerprint Stated[string] `json:"fingerprint"`
	Rule        Stated[string] `json:"rule"`
	Agencies    []string       `json:"agencies"`
	Actions     []string       `json:"actions"`
	Deployment  Stated[string] `json:"deployment"`
	From        string         `json:"from"`  // the first day
	Until       string         `json:"until"` // the last day
	// Days counts both; MaxDays is how many a waiver may have here.
	Days    int `json:"days"`
	MaxDays int `json:"max_days"`
	// MaxMatches is how many findings one waiver may accept here.
	MaxMatches int `json:"max_matches"`
	// Records is how many letters, minutes and the like it names.
	Records     int          `json:"records"`
	Acceptances []Acceptance `json:"acceptances"`
	// Today is the day of the run where the waiver belongs: in the zone of the
	// deployment that it names, or of its book's deployments.
	Today string `json:"today"`
	// Judged: the rules and deployments that could have the finding were all
	// judged in this run, so that no match means that there is none.
	Judged  bool          `json:"judged"`
	Matches []WaiverMatch `json:"matches"`
}

// Acceptance is one agency's word for a waiver. Signed: it says by whom, in
// which name and office, and on which day.
type Acceptance struct {
	Agency string         `json:"agency"`
	Path   string         `json:"path"`
	By     Stated[string] `json:"by"`
	On     Stated[string] `json:"on"`
	Signed bool           `json:"signed"`
	// Power is the highest rank of document that the signatory can waive; 0:
	// none.
	Power int `json:"power"`
}

// WaiverMatch is a finding of this run that a waiver names.
type WaiverMatch struct {
	Fingerprint string   `json:"fingerprint"`
	Rule        string   `json:"rule"`
	Severity    string   `json:"severity"`
	Deployment  string   `json:"deployment"` // empty: about documents alone
	Agencies    []string `json:"agencies"`   // all of them must accept
	// Today, Begins and Ends are days in the deployment's own zone: that of the
	// run, and the first and last of the deployment (empty without one).
	Today  string `json:"today"`
	Begins string `json:"begins"`
	Ends   string `json:"ends"`
	// Rank is that of the highest document that the finding is in breach of.
	Rank int `json:"rank"`
	// Above lists what it rests on that these agencies cannot waive.
	Above []Above `json:"above"`
	// LawQuestion: the rule asks about law, whatever document it cites.
	LawQuestion bool `json:"law_question"`
	// Missing lists the agencies that have not signed, or not by today.
	Missing []string `json:"missing"`
	// Unable lists those whose signatory cannot waive what it rests on.
	Unable []Unable `json:"unable"`
	// Outdated lists documents that changed after an agency had accepted.
	Outdated []Outdated `json:"outdated"`
	// Holds: it accepts the finding today. Nothing above stands against it.
	Holds bool `json:"holds"`
}

// Above is a document that no signature of the agencies concerned makes yield:
// law, or another's.
type Above struct {
	Document string `json:"document"`
	Path     string `json:"path"`
	Law      bool   `json:"law"`
}

// Unable is an agency for which somebody accepted who cannot. The document is
// what stands too high; it is empty where anybody who can bind the agency at
// all would do.
type Unable struct {
	Agency   string `json:"agency"`
	By       string `json:"by"`
	Document string `json:"document"`
	Path     string `json:"path"` // of the signature
}

// Outdated is a document that was adopted, or took effect, after an agency had
// accepted what it said before.
type Outdated struct {
	Agency   string `json:"agency"`
	Document string `json:"document"`
	Path     string `json:"path"` // of the document
	Changed  string `json:"changed"`
	Accepted string `json:"accepted"`
}
