package worksheet

import "slices"

// agreementSheets ask what agencies agreed.
func agreementSheets() []*sheet {
	return []*sheet{
		{name: "Agreement", kind: "agreement", color: green, questions: true, blank: 6, named: "cite", homes: []home{{path: []string{"agreements"}}},
			purpose: "Your mutual-aid agreements. One agreement in each column.", fields: slices.Concat([]*field{
				f("Short citation", "cite", 44, "What findings call it: Coastal Pact 2009."), f("Full title", "title", 44, ""),
				f("In force from", "from", 44, "Its first day."), f("In force until", "until", 44, "Its last day. Leave it empty if it is open-ended."),
				f("Where it applies", "territory", 44, "Places. Without it: everywhere."), f("What it is for", "purposes", 44, "Choose from the list; for several, put ; between them."),
				f("What it rules out", "excludes", 44, ""), f("What helpers may be used for", "tasks", 44, "Without it: anything."),
				f("Kinds of agency that may be parties", "partyKinds", 44, ""), f("States whose agencies may be parties", "partyStates", 44, "").from("state"),
				f("Is a copy signed by all on file?", "executed", 44, ""), f("Version", "version", 44, "If the text was amended without a new agreement."),
				f("Replaces", "supersedes", 44, "Agreements that it replaces for those who signed it."),
				f("Reviewed every (months)", "reviewEveryMonths", 44, ""), f("Last reviewed on", "reviewed", 44, ""),
				f("Laws and policies that it rests on", "restsOn", 44, "Documents, by short citation. Several: put ; between them."),
				f("Election events that it names", "electionEvents", 44, "Choose from the list; for several, put ; between them: election day; early voting; candidate visit; canvass.").from("electionEvent"),
				having("Topics on which all its clauses are in this workbook", "covers", "whole", 44, "Only then does roe say what the agreement leaves open."),
				having("Topics copied in part", "covers", "excerpt", 44, "Topics on which it says more than stands here."),
				{title: "Code", help: "roe's own short name for it. Leave it empty: one is made.", role: ident, kind: sectionKind, width: 44}}, sources())},
		{name: "Parties", color: green, blank: 12, purpose: "Who signed each agreement, when, and with whose approval. One party in each row.", homes: []home{{"agreement", []string{"parties"}}}, fields: slices.Concat([]*field{
			of("Agreement", "agreement", "Leave it empty if there is only one."), {title: "Agency", help: "The party, by its short name.", role: ident, kind: choiceKind, list: "agency", width: 24},
			f("Signed on", "signed", 13, ""), f("Signed by", "by", 20, ""), f("Also needs approval by", "needs", 26, "Who else must approve for it to bind this party."),
			f("Approved by", "approvals/#0/by", 22, ""), f("… on", "approvals/#0/on", 13, ""), f("… until", "approvals/#0/until", 13, "If the approval lapses."), f("… after the fact", "approvals/#0/retroactive", 10, "Yes, if it covers earlier acts."),
			f("Second approval by", "approvals/#1/by", 22, ""), f("… on (2)", "approvals/#1/on", 13, ""), f("… until (2)", "approvals/#1/until", 13, ""),
			f("Version that it signed", "version", 12, ""), f("Officers taken through the terms on", "reviewedWithPersonnel", 13, ""),
			f("Proof of insurance shown on", "insurance/shown", 13, ""), f("… covers until", "insurance/until", 13, ""), f("Left on", "withdrew", 13, "")}, sources())},
		{name: "Clauses", color: green, blank: 15, purpose: "What the agreement says on each question. The questions are those of the National Policing Institute's guide and of agreements in use; rows that you leave empty count as not answered.",
			homes: []home{{"agreement", []string{"clauses"}}}, fields: slices.Concat([]*field{
				{title: "Question", help: "For the reader. Write into the columns to the right.", role: helper, width: 40},
				of("Agreement", "agreement", "Leave it empty if there is only one."), id("Section", "The section that says so. Number them 1, 2, 3 where the agreement does not."),
				f("What it says", "text", 56, "The clause in a sentence of yours or its own."),
				f("Topic", "topic", 18, ""), f("Matter", "subject", 30, "More precisely, the matter that it settles."),
				f("Who bears or does it", "bears", 26, "Who pays, answers for it, does it or keeps it."),
				f("Where rules differ", "settles/by", 34, "Whose rules yield, if the clause says so."), f("… on the topics", "settles/topics", 24, ""), f("… on", "settles/actions", 28, ""),
				f("Extends the rules of", "extends/rulesOf", 22, "The host, each officer's own agency, or one agency by name: its rules then bind all officers, beside their own.").from("rulesOf"), f("… on the topics (2)", "extends/topics", 24, ""), f("… on (2)", "extends/actions", 28, ""),
				f("Powers that it grants", "grants/powers", 24, ""), f("… but not", "grants/except", 20, ""), f("… only when", "grants/needs", 24, "What must have happened first."), f("… in", "grants/places", 22, ""), f("… for", "grants/purposes", 22, ""),
				f("Officers who come: years of service", "eligibility/yearsOfService", 12, ""), f("… full-time", "eligibility/fullTime", 10, ""), f("… in good standing", "eligibility/goodStanding", 10, ""), f("… certified in the host's state", "eligibility/certified", 12, ""),
				f("Trained together within (months)", "withinMonths", 12, ""), f("Proof of insurance", "proof", 10, "Yes, if each party must show it before it comes."),
				f("Only after (hours)", "afterHours", 10, "Only after so many hours of help."), f("At most (dollars a day)", "dollarsPerDay", 12, ""),
				f("Local officers with each assignment", "escort/atLeast", 12, "How many officers of the host go along."), f("… except for", "escort/exceptTasks", 24, ""), f("… except in", "escort/exceptPlaces", 24, "")}, sources())},
	}
}
