package worksheet

import "slices"

// deploymentSheets ask who comes to help at one event, and how it is led.
func deploymentSheets() []*sheet {
	in := func() *field { return of("Deployment", "deployment", "Leave it empty if there is only one.") }
	part := func(path ...string) []home { return []home{{"deployment", path}} }
	return []*sheet{
		{name: "Deployment", kind: "deployment", color: purple, questions: true, blank: 1, named: "event", homes: []home{{path: []string{"deployments"}}},
			purpose: "One event for which agencies work together. One event in each column.", fields: slices.Concat([]*field{
				f("Event", "event", 44, "As people call it: Election Day 2028."), f("What for", "purpose", 44, ""), f("Was it known long before?", "planned", 44, ""),
				f("Kind of election event", "electionEvent", 44, "If it is one: election-day, early-voting, candidate-visit."),
				f("Place", "place", 44, ""), f("Guarded place around which it happens", "perimeter", 44, ""), f("Time zone", "timezone", 44, "All times in this workbook are clock times of this zone.").from("timezone"),
				f("Begins", "from", 44, "Day and time: 2028-11-07 06:00."), f("Ends", "until", 44, ""), f("Host", "host", 44, "The agency that asks for help."), f("Agreements relied on", "agreements", 44, ""),
				f("Command", "command/kind", 44, "One commander, or a unified command."), f("Help asked for", "command/scope", 44, ""), f("Commanders began to work together", "command/activated", 44, ""),
				f("Gateways that can join channels", "radio/gateways", 44, "How many."),
				f("Operation order: short citation", "plan/cite", 44, "Its rules go into the sheet Rules."), f("Operation order: provides for more help", "plan/contingency", 44, ""),
				having("Operation order: topics copied whole into Rules", "plan/covers", "whole", 44, ""), having("Operation order: topics copied in part", "plan/covers", "excerpt", 44, ""),
				{title: "Code", help: "roe's own short name for it. Leave it empty: one is made.", role: ident, kind: sectionKind, width: 44}}, circumstances("Known beforehand: ", "known"), sources())},
		{name: "Requests", color: purple, blank: 8, purpose: "Who asked whom for what.", homes: part("requests"), named: "to", fields: slices.Concat([]*field{in(),
			f("From", "from", 22, "Who asks."), f("To", "to", 22, "Who is asked."), f("For what", "tasks", 40, ""), f("In which way", "kind", 28, ""), f("By which path", "under", 28, ""),
			f("Said to be for", "purpose", 22, "If other than what the deployment is for."), f("Made on", "made", 16, ""), f("In due form", "formal", 10, "No, if it was only talked about."), f("Asked by", "by", 18, ""), f("Approved", "approved", 10, ""), code()}, sources())},
		{name: "Offers", color: purple, blank: 8, purpose: "What each agency offers, on which terms, and what it declines.", homes: part("offers"), named: "by", fields: slices.Concat([]*field{in(),
			f("By", "by", 22, ""), f("For what", "tasks", 36, ""), f("Only if", "onlyIf", 28, "Tools or tactics without which it will not take part."), f("Declines", "declines", 28, ""), f("Will not come", "declined", 10, ""), f("Why", "reason", 36, ""),
			f("Officers", "officers", 10, ""), f("Dollars a day", "dollarsPerDay", 10, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""), f("Called back", "recalled", 17, ""), code()}, sources())},
		{name: "Units", kind: "unit", color: purple, blank: 15, purpose: "Officers of one agency who deploy together.", homes: part("units"), fields: slices.Concat([]*field{in(), id("Unit", "What you call it: Harbor line."),
			f("Agency", "agency", 22, ""), f("Officers", "officers", 10, ""), f("Supervisors", "supervisors", 10, ""), f("Highest rank", "leader", 18, "As the agency titles it."), f("They bring", "carries", 44, "Tools and gear. Several: put ; between them.").from("carries"),
			f("Equipped and trained for", "can", 30, ""), f("Not equipped or trained for", "cannot", 30, ""), f("Why not", "reason", 30, ""), f("Roster handed over", "roster", 17, "")}, sources())},
		{name: "Assignments", color: purple, blank: 12, purpose: "Which units stand where, and do what.", homes: part("assignments"), named: "title", fields: []*field{in(),
			f("Assignment", "title", 30, ""), f("Units", "units", 40, ""), f("Where", "place", 24, ""), f("For whom", "host", 22, "If not for the deployment's host."), f("Tasks", "tasks", 40, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""),
			f("Reports to", "reportsTo", 26, "A position of the sheet Command."), f("Front line of a protest", "frontLine", 10, ""), f("Officers of the host who go along", "hostOfficers", 12, ""), code()}},
		{name: "Command", kind: "position", color: purple, blank: 15, purpose: "Who commands whom. One position in each row; two rows where the holder changes.", homes: part("command", "positions"), fields: []*field{in(), id("Position", "What you call it: IC day."),
			f("Title", "title", 26, ""), f("Agency", "agency", 22, "Leave it empty if the position is vacant."), f("Rank", "rank", 18, ""), f("Reports to", "reportsTo", 24, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""), f("Listens to", "nets", 30, "Nets of the sheet Nets."), f("May decide on", "decides", 36, "")}},
		{name: "Nets", kind: "net", color: purple, blank: 10, named: "title", purpose: "Who must be able to talk with whom, and on which channel.", homes: part("radio", "nets"), fields: []*field{in(),
			f("Net", "title", 24, ""), f("For", "use", 14, ""), f("Channel", "channel", 20, ""), f("Who is on it", "members", 50, "Units and positions. Several: put ; between them."), f("Channel of last resort", "fallback", 20, ""), f("Must be encrypted", "encrypted", 10, ""), code()}},
		{name: "Equipment lent", color: purple, blank: 6, purpose: "Equipment that changes hands.", homes: part("transfers"), named: "from", fields: slices.Concat([]*field{in(),
			f("From", "from", 22, ""), f("To", "to", 22, ""), f("What", "items", 36, ""), f("How many", "quantity", 10, ""), f("Borrower's officers trained on it", "trained", 12, ""), f("Lent on", "lent", 17, ""), f("Return by", "returnBy", 17, ""), f("Returned on", "returned", 17, ""), f("Counted", "counted", 10, ""), code()}, sources())},
		{name: "Radio help", color: purple, blank: 8, purpose: "Radios of the host's reserve, who borrows them, and officers who ride along with a radio.", homes: part("radio", "liaisons"), fields: []*field{in(), id("Name", ""),
			f("Rides along with", "to", 26, "A unit or a position."), f("Relays the net", "net", 24, "")}},
	}
}
