package worksheet

import (
	"fmt"
	"slices"
)

// sectionSheets ask for sections of documents that state no rule: who bears
// what, which powers are given, what agreements must contain.
func sectionSheets() []*sheet {
	document := func() *field {
		return of("Document", "instrument", "Its short citation on the sheet Documents. What an agreement says of it goes on the sheet Clauses.")
	}
	section := func() *field { return id("Section", "As the document numbers it: 300.4.") }
	said := func() *field { return f("What it says", "text", 46, "The section in a sentence of yours or its own.") }
	return []*sheet{
		{name: "Who bears what", color: blue, blank: 6, purpose: "Sections of laws and policies that say who pays, answers for something, does it or keeps it. One section in each row.",
			homes: []home{{"instrument", []string{"allots"}}}, fields: slices.Concat([]*field{document(), section(), said(),
				f("Matter", "subject", 30, "What it is about. Choose from the list."), f("Who bears or does it", "bears", 26, "Who pays, answers for it, does it or keeps it."),
				f("Only for help asked for by", "under", 28, "If it holds only for one path of requests, such as a compact."),
				f("Only after (hours)", "afterHours", 10, "Only after so many hours of help."), f("At most (dollars a day)", "dollarsPerDay", 12, "")}, sources())},
		{name: "Powers given", color: blue, blank: 6, purpose: "Sections of laws, orders and policies that give officers powers that they would not have by themselves. One section in each row.",
			homes: []home{{"instrument", []string{"grants"}}}, fields: slices.Concat([]*field{document(), section(), said(),
				f("Powers", "powers", 28, "What it gives. Several: put ; between them."), f("… but not", "except", 20, "Powers that it leaves out."),
				f("Only for officers of another state", "interstate", 12, ""),
				f("To these agencies", "to/agencies", 26, "Without any of the next columns: to the agency that made the document."), f("To agencies of the kind", "to/kinds", 22, ""), f("To agencies of these states", "to/states", 18, "").from("state"),
				f("Over these agencies' officers", "over/agencies", 26, "For command over others' officers. Without it: over all who take part."), f("Over agencies of the kind", "over/kinds", 22, ""),
				f("In", "places", 22, "Without it: in the territory of whoever made the document."), f("For", "purposes", 22, "Without it: for any purpose."),
				f("Only when", "needs", 26, "What must have happened first. Several: put ; between them."), f("From", "from", 17, "A day, or a day and a time."), f("Until", "until", 17, ""),
				f("Its end is disputed", "endDisputed", 10, "Yes, if it is disputed whether it has ended.")}, sources())},
		{name: "Demands on agreements", color: blue, blank: 5, purpose: "Sections of laws and policies that say what an agreement must contain, and who must sign it. One section in each row.",
			homes: []home{{"instrument", []string{"demands"}}}, fields: slices.Concat([]*field{document(), section(), said(),
				f("The agreement must have a clause on", "subjects", 40, "Choose from the list; for several, put ; between them."), f("Each party needs the signature or approval of", "approvals", 28, "Several: put ; between them."),
				f("In writing and signed", "written", 10, ""), f("Only with agencies of other states", "interstate", 12, "")}, sources())},
	}
}

// mostValues is how many values of a dimension the form has columns for.
const mostValues = 6

// ownWordSheets ask for tools, tactics and kinds of situations that roe does not
// know.
func ownWordSheets() []*sheet {
	values := []*field{}
	for i := range mostValues {
		at := fmt.Sprintf("values/#%d/", i)
		help := "How a sentence says it: no order to disperse. Write the mildest first."
		if i > 0 {
			help = "The next graver one, or another one, if there is no scale."
		}
		values = append(values, f(fmt.Sprintf("Situation %d", i+1), at+"phrase", 26, help), f(fmt.Sprintf("… code (%d)", i+1), at+"id", 14, "A short name without spaces: dusk."))
		values[2*i+1].named = true
	}
	return []*sheet{
		{name: "Own tools and tactics", kind: "ownAction", color: grey, blank: 6, named: "name", purpose: "Tools and tactics that the lists of this workbook do not have. Look there first: what stands here is compared with nothing that others call otherwise.",
			homes: []home{{path: []string{"actions"}}}, fields: []*field{
				f("Name", "name", 26, "The thing: water cannon."), f("After “may” or “must not”", "phrase", 30, "What officers do with it: use a water cannon."), f("Topic", "topic", 18, ""),
				f("Belongs to", "in", 30, "Groups that it belongs to: a rule on the group is a rule on it. Several: put ; between them."),
				f("Can be carried", "carried", 10, "Yes, if it is a thing that officers or units carry."), f("How carrying it is said", "carryPhrase", 26, "Only if “carry” and the name will not do."),
				f("Is used up and counted", "counted", 10, "Yes, for rounds and canisters."), code()}},
		{name: "Own situations", kind: "ownDimension", color: grey, blank: 4, named: "title", purpose: "Kinds of situations that the columns “When” of the sheet Rules do not have, with what each can be. One kind in each row.",
			homes: []home{{path: []string{"dimensions"}}}, fields: slices.Concat([]*field{
				f("What is measured", "title", 30, "In words: the light on the square."), f("Place in the order", "order", 10, "A number: where a sentence says it. The known kinds stand at 10, 20, 30 and so on."),
				f("Is a scale", "ordered", 10, "Yes, if each situation is graver than the one before it.")}, values, []*field{code()})},
		{name: "Words for own situations", color: grey, blank: 4, purpose: "Usual words that stand for several situations of one kind of your own.",
			homes: []home{{"ownDimension", []string{"words"}}}, fields: []*field{
				of("What is measured", "ownDimension", "The kind of situation, as the sheet Own situations names it."), id("Word", "The usual word: dark."),
				f("How a sentence says it", "phrase", 30, "in the dark."), f("Situations that it covers", "values", 36, "Codes of the sheet Own situations. Several: put ; between them.").slugs()}},
	}
}

// waiverSheets ask which findings the agencies accept in writing.
func waiverSheets() []*sheet {
	return []*sheet{
		{name: "Waivers", kind: "waiver", color: purple, blank: 6, purpose: "Findings that agencies accept in writing instead of settling them. One acceptance in each row; who signed it goes on the next sheet.",
			homes: []home{{path: []string{"waivers"}}}, fields: []*field{
				id("Waiver", "What you call it: gear at the plaza."),
				f("Finding", "fingerprint", 20, "The 16 signs that reports print for one finding. Or leave it empty, and name a rule and the agencies."),
				f("Rule", "rule", 28, "The rule whose findings are accepted, as reports print it behind the severity: crowd-control/approver."), f("Only for these agencies", "agencies", 28, "With a rule: only findings that concern all of them."),
				f("Only for these tools and tactics", "actions", 30, "With a rule: only findings about nothing but these."), f("Only for the deployment", "deployment", 24, "With a rule: only findings about this deployment."),
				f("Why it is accepted", "why", 44, "Why the agencies accept it instead of settling it."), f("On what terms", "terms", 44, "What is done so that no harm comes of it."),
				f("Holds from", "from", 13, "Its first day."), f("Holds until", "until", 13, "Its last day."), f("On file in", "evidence", 36, "Letters, minutes, resolutions. Several: put ; between them.")}},
		{name: "Waiver signatures", color: purple, blank: 10, purpose: "Who signed each waiver, one agency in each row. A waiver accepts nothing before every agency that it concerns has signed.",
			homes: []home{{"waiver", []string{"acceptedBy"}}}, fields: []*field{
				of("Waiver", "waiver", "Leave it empty if there is only one."), {title: "Agency", help: "The agency that accepts it, by its short name.", role: ident, kind: choiceKind, list: "agency", width: 24},
				f("In whose power", "by", 24, "A chief can accept what stands against the agency's own policies, a governing body also what stands against its ordinances."),
				f("Name", "name", 26, "Who signed."), f("Office", "title", 26, "As titled: Chief of Police."), f("Signed on", "on", 13, "The day of the signature.")}},
	}
}
