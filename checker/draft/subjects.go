package draft

// subjectText is a clause about a matter that agreements leave out, by who
// bears it.
func subjectText(subject, bears string) string {
	if text := subjectTexts[subject][bears]; text != "" {
		return text
	}
	return subjectTexts[subject][""]
}

var subjectTexts = map[string]map[string]string{
	"finance/costs": {
		"own":    "Each party bears what its own officers, vehicles and equipment cost. No party sends another a bill for help under the Agreement.",
		"host":   "The requesting agency reimburses each party for the pay, overtime, travel and lodging of the officers who came and for what their vehicles and equipment cost, within sixty days of a bill with receipts.",
		"shared": "The parties share the costs of the help in the shares that they agree on in writing before the officers come.",
	},
	"finance/pay": {
		"own":    "Each party pays its own officers.",
		"host":   "The requesting agency reimburses each party for the pay and overtime of the officers who came.",
		"shared": "The parties share the pay of the officers in the shares that they agree on in writing beforehand.",
	},
	"finance/liability": {
		"own":   "Each party answers for what its own officers do and leave undone, and defends them.",
		"host":  "The requesting agency answers for what officers of the other parties do at its request, in good faith and within the Agreement, and defends them.",
		"fault": "Each party answers for harm in the measure of its own fault.",
	},
	"finance/workers-compensation": {
		"own":  "Each party covers its own officers by its workers' compensation, wherever they serve under the Agreement.",
		"host": "The requesting agency covers officers of the other parties by its workers' compensation while they serve under the Agreement.",
	},
	"finance/claims":    {"": "A party that learns of a claim tells the others in writing within ten days. The party that answers for it defends it."},
	"finance/insurance": {"": "Each party insures its own officers and equipment for their service under the Agreement, or says in writing that it insures itself."},
	"accountability/complaints": {
		"own":    "A complaint about an officer is taken by whichever party receives it and investigated by the officer's own agency, which tells the requesting agency of the outcome.",
		"host":   "Complaints about officers who serve under the Agreement are taken and investigated by the requesting agency, which tells the officer's own agency of the outcome.",
		"shared": "The requesting agency and the officer's own agency investigate a complaint together.",
	},
	"accountability/investigations": {
		"own":     "Each party investigates the force that its own officers use, and gives the requesting agency the result.",
		"host":    "The requesting agency investigates force used under the Agreement. The other parties make their officers and records available to it, as far as the law allows.",
		"outside": "Force that causes death or serious injury is investigated by an agency that took no part in the deployment, which the parties name before it begins.",
	},
	"accountability/evidence": {
		"host": "Evidence is handed to the requesting agency, which keeps it and records who had it.",
		"own":  "Each party keeps the evidence that its own officers collect and gives the requesting agency a list of it.",
	},
	"accountability/arrestees": {
		"host": "The requesting agency books and moves whoever is arrested. Officers of the other parties hand them over on the spot.",
		"own":  "Each party books and moves those whom its own officers arrest.",
	},
	"accountability/case-numbers": {
		"host": "All parties report under the case numbers of the requesting agency.",
		"own":  "Each party reports under its own case numbers and notes on each report the case number of the requesting agency.",
	},
	"accountability/records": {
		"shared": "Each party gives the others, within thirty days, the reports and video that they need for their own reviews, and tells them of requests by the public.",
		"host":   "The requesting agency gathers the reports and video of all parties within thirty days, opens them to the others for their reviews, and answers requests by the public.",
		"own":    "Each party keeps its own reports and video, opens them to the other parties for their reviews within thirty days, and answers requests by the public itself.",
	},
	"accountability/identification": {"": "Officers show the name of their agency and a name or number at all times, on protective gear too."},
	"accountability/rosters":        {"": "Each party gives the requesting agency a list of the officers who come before they begin."},
	"accountability/rounds":         {"": "Each party counts rounds and canisters before and after, and gives the requesting agency both counts."},
	"agreement/review":              {"": "The parties review the Agreement every two years, and whenever a rule on which it rests has changed."},
	"agreement/withdrawal":          {"": "A party may leave the Agreement on sixty days' notice in writing."},
	"command/structure":             {"": "Officers who come to help work under the incident commander of the requesting agency, through supervisors of their own agency. They are told on arrival to whom they report."},
	"command/conflicting-orders":    {"": "An officer who is given an order that the rules of the officer's own agency forbid tells a supervisor of that agency at once. Nobody is disciplined for that."},
	"communications/channels":       {"": "The requesting agency names, before the officers come, channels that all who must talk to each other can use, and lends radios where it takes them."},
	"crowd-control/tools":           {"": "Each party gives the requesting agency beforehand a list of the crowd-control tools that its officers bring. What is not on an agreed list stays at home. The list says on whose word each tool is used."},
	"force/reporting":               {"": "Officers who use force report it before the end of their shift to the requesting agency and to their own agency."},
	"legal/immigration":             {"": "Nobody who serves under the Agreement is used for immigration enforcement."},
	"request/procedure":             {"": "The chief of the requesting agency, or whoever stands in for the chief, asks for help in writing and says what for, from when and until when. The chief who is asked answers in writing."},
	"request/refusal":               {"": "A party may refuse a request, in whole or in part, without giving reasons."},
	"request/recall":                {"": "A party may call its officers back at any time. It tells the incident commander first and gives time to fill their posts, unless it cannot."},
	"resources/equipment":           {"": "Each party lists what its officers bring, and the requesting agency lists what it provides."},
	"resources/inventory":           {"": "What is lent is counted and written down when it is handed over and when it is returned."},
	"resources/loss": {
		"own":   "Each party bears the loss of what its own officers brought.",
		"host":  "The requesting agency replaces what is lost, damaged or used up in its service.",
		"fault": "Whoever is at fault replaces what is lost or damaged.",
	},
	"roles/tasks":    {"": "Officers who come to help do what the request names. For anything else the requesting agency asks their supervisor first."},
	"training/joint": {"": "The parties train together at least every two years, and before an event that is planned."},
	"training/terms": {"": "Each party takes the officers whom it sends through the Agreement before they come."},
}
