package book

// Waiver is an acceptance of a finding, named by its fingerprint or by its
// rule and the agencies, on days of which both ends count.
type Waiver struct {
	Fingerprint string                 `json:"fingerprint,omitempty"`
	Rule        string                 `json:"rule,omitempty"`
	Agencies    []string               `json:"agencies,omitempty"`
	Actions     []string               `json:"actions,omitempty"`
	Deployment  string                 `json:"deployment,omitempty"`
	Why         string                 `json:"why"`
	Terms       string                 `json:"terms"`
	AcceptedBy  map[string]*Acceptance `json:"acceptedBy"`
	From        string                 `json:"from"`
	Until       string                 `json:"until"`
	Evidence    []string               `json:"evidence,omitempty"`
}

// Acceptance is one agency's word for a waiver.
type Acceptance struct {
	By    string `json:"by,omitempty"`
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"`
	On    string `json:"on,omitempty"`
}

// Signed tells whether somebody stands by it, with name, office and day.
func (a *Acceptance) Signed() bool {
	return a != nil && a.By != "" && a.Name != "" && a.Title != "" && a.On != ""
}
