package book

// StandingUnit is a unit that an agency keeps: the same wherever promised.
type StandingUnit struct {
	Title       string  `json:"title"`
	Officers    *int    `json:"officers,omitempty"`
	Supervisors *int    `json:"supervisors,omitempty"`
	Source      *Source `json:"source,omitempty"`
}

// Equipment is what an agency owns.
type Equipment struct {
	Title                string   `json:"title"`
	Item                 string   `json:"item,omitempty"`
	Quantity             *int     `json:"quantity,omitempty"`
	Federal              bool     `json:"federal,omitempty"`
	FundedBy             string   `json:"fundedBy,omitempty"`
	MustShare            *bool    `json:"mustShare,omitempty"`
	OnlyFor              []string `json:"onlyFor,omitempty"`
	TrainedOnly          *bool    `json:"trainedOnly,omitempty"`
	Course               string   `json:"course,omitempty"`
	Trained              *int     `json:"trained,omitempty"`
	Expires              string   `json:"expires,omitempty"`
	Inventoried          string   `json:"inventoried,omitempty"`
	InventoryEveryMonths *int     `json:"inventoryEveryMonths,omitempty"`
	Source               *Source  `json:"source,omitempty"`
}

// Need is what a deployment needs, whoever brings it.
type Need struct {
	Title    string   `json:"title"`
	Officers *int     `json:"officers,omitempty"`
	Items    []string `json:"items,omitempty"`
	Quantity *int     `json:"quantity,omitempty"`
	From     string   `json:"from,omitempty"`
	Starts   string   `json:"starts,omitempty"`
	Ends     string   `json:"ends,omitempty"`
	Source   *Source  `json:"source,omitempty"`
}

// Transfer is equipment that changes hands.
type Transfer struct {
	From      string   `json:"from"`
	To        string   `json:"to"`
	Items     []string `json:"items"`
	Equipment []string `json:"equipment,omitempty"`
	Quantity  *int     `json:"quantity,omitempty"`
	Trained   *int     `json:"trained,omitempty"`
	Lent      string   `json:"lent,omitempty"`
	ReturnBy  string   `json:"returnBy,omitempty"`
	Returned  string   `json:"returned,omitempty"`
	Counted   *bool    `json:"counted,omitempty"`
	Source    *Source  `json:"source,omitempty"`
}
