package report

// DerivationVersion of the shape that schemas/derivation.schema.json describes.
const DerivationVersion = 1

// Derivation says how a finding came about: whose rules meet, why each binds whom,
// in which circumstances, what was tried, and the least that would clear it.
type Derivation struct {
	Version int    `json:"version"`
	Today   string `json:"today"`
	// Finding is nil when the input has faults.
	Finding *Finding `json:"finding"`
	// Why is what the rule says of why it matters.
	Why         string           `json:"why"`
	Steps       []DerivationStep `json:"steps"`
	Diagnostics []Diagnostic     `json:"diagnostics"`
	Disclaimer  string           `json:"disclaimer"`
}

// DerivationStep is one step of the way to the finding.
type DerivationStep struct {
	Title string           `json:"title"`
	Lines []DerivationLine `json:"lines"`
}

// DerivationLine is a sentence and where what it says is written. Line is 0 when
// it is written nowhere.
type DerivationLine struct {
	Text   string `json:"text"`
	Quote  string `json:"quote"` // the source's own words, or empty
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Underived is the answer to input with faults.
func Underived(today string, faults []Diagnostic) *Derivation {
	return &Derivation{Version: DerivationVersion, Today: today, Steps: []DerivationStep{}, Diagnostics: faults, Disclaimer: Disclaimer}
}
