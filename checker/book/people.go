package book

// Eligibility is what officers must be who are sent or received.
type Eligibility struct {
	YearsOfService *int          `json:"yearsOfService,omitempty"`
	FullTime       bool          `json:"fullTime,omitempty"`
	GoodStanding   bool          `json:"goodStanding,omitempty"`
	Certified      bool          `json:"certified,omitempty"`
	Clear          []ClearRecord `json:"clear,omitempty"`
	Courses        []CourseNeed  `json:"courses,omitempty"`
	Interstate     bool          `json:"interstate,omitempty"`
	Tasks          []string      `json:"tasks,omitempty"`
	Text           string        `json:"text,omitempty"`
	Source         *Source       `json:"source,omitempty"`
}

// ClearRecord is a record that must not stand against an officer, and for how
// many years back.
type ClearRecord struct {
	Record string `json:"record"`
	Years  int    `json:"years"`
}

// CourseNeed is a course that officers must have taken.
type CourseNeed struct {
	Course       string `json:"course"`
	Hours        *int   `json:"hours,omitempty"`
	WithinMonths *int   `json:"withinMonths,omitempty"`
}

// OfficerClass is some officers of a unit who are alike; never a person.
type OfficerClass struct {
	Officers       int             `json:"officers"`
	YearsOfService *int            `json:"yearsOfService,omitempty"`
	FullTime       *bool           `json:"fullTime,omitempty"`
	GoodStanding   *bool           `json:"goodStanding,omitempty"`
	Certified      []string        `json:"certified,omitempty"`
	SwornIn        string          `json:"swornIn,omitempty"`
	Courses        []CourseTaken   `json:"courses,omitempty"`
	Records        []OfficerRecord `json:"records,omitempty"`
}

// CourseTaken is a course that the officers of a class have taken.
type CourseTaken struct {
	Course string `json:"course"`
	Hours  *int   `json:"hours,omitempty"`
	On     string `json:"on,omitempty"`
}

// OfficerRecord is what stands against the officers of a class. A nil list of
// records is not known; an empty one says that nothing stands against them.
type OfficerRecord struct {
	Record string `json:"record"`
	On     string `json:"on"`
}

// Briefing is officers being told what applies at a deployment.
type Briefing struct {
	Agencies []string `json:"agencies"`
	On       string   `json:"on"`
	Topics   []string `json:"topics,omitempty"`
	Source   *Source  `json:"source,omitempty"`
}
