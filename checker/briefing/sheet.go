package briefing

import "roe.example/checker/report"

// Sheet is the page that officers of one agency carry. The host's own tells them
// of those who come.
type Sheet struct {
	Omission
	Agency Agency `json:"agency"`
	// Title: "Officers of Harbor PD at Riverton".
	Title  string          `json:"title"`
	During report.Interval `json:"during"` // of its first to its last assignment
	When   string          `json:"when"`
	// Officers who come, in words; empty if not stated.
	Officers string `json:"officers" withhold:"numbers"`
	// Sections in the order of Sections, all of them, so that an empty one says
	// so instead of being missed.
	Sections []Section `json:"sections"`
	// Caveat says whose rules are not written down whole, so that more may hold
	// than the sheet tells; empty if all are.
	Caveat string `json:"caveat"`
}

// Section of a sheet.
type Section struct {
	Omission
	ID    string `json:"id"`
	Title string `json:"title"`
	Lines []Line `json:"lines"` // the gravest first, no more than fit
	// More is how many lines the rest of the briefing has on it beside Lines.
	More int `json:"more"`
	// Nothing says why there is no line: nothing differs, or nothing is known.
	Nothing string `json:"nothing"`
}

// Sections of a sheet: id and what it tells.
const (
	SectionGovern     = "govern"      // whose rules hold where home's and the host's differ
	SectionCommand    = "command"     // who commands and to whom they report
	SectionRadio      = "radio"       // which channel for what
	SectionNotHere    = "not-here"    // what home lets them do and that is forbidden here
	SectionMustHere   = "must-here"   // what is demanded here and not at home
	SectionDecline    = "decline"     // what they will be asked to do and may not do
	SectionApproval   = "approval"    // whose word is needed for which tool
	SectionBodyCamera = "body-camera" // what to record, tell, keep and hand over
	SectionForce      = "force"       // reporting force: to whom and by when
	SectionArrests    = "arrests"     // arrests and transport
	SectionComplaints = "complaints"
	SectionCall       = "call" // who to call
)

// Sections that only the sheet of the host has, beside those on command, radio,
// approvals, body cameras, arrests, complaints and calls.
const (
	SectionComing     = "coming"       // who comes, where to, and to whom they report
	SectionTheyMayNot = "they-may-not" // what its officers may do and visitors may not
	SectionTheyMay    = "they-may"     // what visitors may do and its officers may not
	SectionNotTheirs  = "not-theirs"   // what visitors must not do, whoever asks it of them
	SectionDuties     = "duties"       // to step in, to report and to give aid
	SectionYourselves = "yourselves"   // what differs for its own officers
)
