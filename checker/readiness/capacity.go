package readiness

// Capacity is what is promised against what is needed, by day. A day is one of
// the zone, and counts what is worst at any moment of it.
type Capacity struct {
	Zone string `json:"zone"` // IANA, of the days
	// Charts: officers first, then each kind of equipment and task that is
	// needed or promised by number.
	Charts []Chart `json:"charts"`
	// Agencies says of each whose officers are promised how many, day by day.
	Agencies []Load   `json:"agencies"`
	Needs    []Need   `json:"needs"`
	Double   []Double `json:"double"`
	// Declines says of each agency that comes to help what is missing without
	// it.
	Declines []Decline `json:"declines"`
	// Unstated says what the numbers do not tell.
	Unstated []string `json:"unstated"`
}

// Chart is one thing over the days on which any of it is needed or promised.
// The bars of a day stack up to what is promised; the mark is what is needed.
type Chart struct {
	Title    string     `json:"title"`    // Officers
	Unit     string     `json:"unit"`     // officers, pieces, units
	Agencies []Agency   `json:"agencies"` // the order of the parts of every bar
	Days     []ChartDay `json:"days"`
	Most     int        `json:"most" withhold:"numbers"` // the tallest of bars and marks
	// Available is how many of it Agencies have, or can send at one time, by
	// those that state it; Whole: all of them do.
	Available int  `json:"available" withhold:"numbers"`
	Whole     bool `json:"whole"`
	// Tells are the sensitive classes that the chart gives away by being there.
	Tells []string `json:"-"`
}

// ChartDay is one bar, for one day or several alike.
type ChartDay struct {
	Day  string `json:"day"`
	Last string `json:"last"` // the last of several days alike
	When string `json:"when"` // in words, short: 3 Nov
	// Needed is 0 when nobody says how many are needed.
	Needed int `json:"needed" withhold:"numbers"`
	// Parts are what each of Agencies promises; Promised is their sum.
	Parts    []int    `json:"parts" withhold:"numbers"`
	Promised int      `json:"promised" withhold:"numbers"`
	Missing  int      `json:"missing" withhold:"numbers"` // of Needed
	Events   []string `json:"events"`                     // titles of the deployments to which it is promised
	// Taken is what dates of the calendar take of the same, and Others are their
	// titles; TakenOpen: they take more than is stated.
	Taken     int      `json:"taken" withhold:"numbers"`
	TakenOpen bool     `json:"taken_open"`
	Others    []string `json:"others"`
	// Open: somebody brings more than is stated, so that Missing may be less.
	Open bool `json:"open"`
}

// Load is what is asked of an agency's officers, day by day.
type Load struct {
	Agency Agency `json:"agency"`
	// Available is how many officers it can send at one time; Stated says
	// whether it tells.
	Available int       `json:"available" withhold:"numbers"`
	Stated    bool      `json:"stated"`
	Days      []LoadDay `json:"days"`
}

// LoadDay is a day of an agency, or several alike.
type LoadDay struct {
	Day  string `json:"day"`
	Last string `json:"last"`
	When string `json:"when"`
	// Promised to deployments of others, and Taken by dates of the calendar;
	// Asked is both at the moment when they are most together.
	Promised int      `json:"promised" withhold:"numbers"`
	Taken    int      `json:"taken" withhold:"numbers"`
	Asked    int      `json:"asked" withhold:"numbers"`
	Events   []string `json:"events"` // what asks for them
	// Over: more is asked than it can send. Open: of some of it, nobody says how
	// many.
	Over bool `json:"over"`
	Open bool `json:"open"`
}

// Need is what a deployment needs, by its own account.
type Need struct {
	Book       string    `json:"book"`
	Deployment string    `json:"deployment"`
	Event      string    `json:"event"`
	Title      string    `json:"title" withhold:"tactics"`
	Kind       string    `json:"kind"` // officers, equipment, tasks
	Days       []NeedDay `json:"days"`
}

// NeedDay is a day of a need.
type NeedDay struct {
	Day     string   `json:"day"`
	When    string   `json:"when"`
	Needed  int      `json:"needed" withhold:"numbers"`
	Has     int      `json:"has" withhold:"numbers"` // at worst
	Missing int      `json:"missing" withhold:"numbers"`
	Unknown []string `json:"unknown"` // agencies that bring more than is stated
}

// Double is something that is promised twice at one time.
type Double struct {
	Agency Agency   `json:"agency"`
	Kind   string   `json:"kind"` // unit, equipment, officers
	Thing  string   `json:"thing" withhold:"tactics"`
	Events []string `json:"events"`
	When   string   `json:"when"`
	Words  string   `json:"words"`
	// Tells are the sensitive classes that the words give away.
	Tells []string `json:"-"`
}

// Decline is what is missing when an agency does not come.
type Decline struct {
	Agency     Agency `json:"agency"`
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Event      string `json:"event"`
	// Officers that it brings, of All who are planned; Unstated: it brings more
	// than is stated.
	Officers int  `json:"officers" withhold:"numbers"`
	All      int  `json:"all" withhold:"numbers"`
	Unstated bool `json:"unstated"`
	// Posts are the assignments that lose officers.
	Posts []Lost `json:"posts" withhold:"posts"`
	// Positions of the command that it fills.
	Positions []string `json:"positions"`
	// Needs that are met with it and not without it.
	Needs []Short `json:"needs" withhold:"numbers"`
	Words string  `json:"words"`
	// Tells are the sensitive classes that the words give away.
	Tells []string `json:"-"`
}

// Lost is what an assignment loses.
type Lost struct {
	Title    string `json:"title"`
	Officers int    `json:"officers"` // that go
	Of       int    `json:"of"`
	Empty    bool   `json:"empty"` // nobody is left on it
}

// Short is a need that is not met.
type Short struct {
	Title   string `json:"title"`
	Needed  int    `json:"needed"`
	Left    int    `json:"left"`
	Missing int    `json:"missing"`
}
