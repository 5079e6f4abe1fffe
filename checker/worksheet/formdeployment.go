package worksheet

import (
	"fmt"
	"slices"
)

// deploymentSheets ask who comes to help at one event, and how it is led.
func deploymentSheets() []*sheet {
	in := func() *field { return of("Deployment", "deployment", "Leave it empty if there is only one.") }
	part := func(path ...string) []home { return []home{{"deployment", path}} }
	return []*sheet{
		{name: "Deployment", kind: "deployment", color: purple, questions: true, blank: 6, named: "event", homes: []home{{path: []string{"deployments"}}},
			purpose: "One event for which agencies work together. One event in each column.", fields: slices.Concat([]*field{
				f("Event", "event", 44, "As people call it: Election Day 2028."), f("What for", "purpose", 44, ""), f("Was it known long before?", "planned", 44, ""),
				f("Kind of election event", "electionEvent", 44, "If it is one: election day, early voting, candidate visit.").from("electionEvent"),
				f("Place", "place", 44, ""), f("Guarded place around which it happens", "perimeter", 44, ""), f("Time zone", "timezone", 44, "All times in this workbook are clock times of this zone.").from("timezone"),
				f("Begins", "from", 44, "Day and time: 2028-11-07 06:00."), f("Ends", "until", 44, ""), f("Host", "host", 44, "The agency that asks for help."), f("Agreements relied on", "agreements", 44, ""),
				f("Command", "command/kind", 44, "One commander, or a unified command."), f("Help asked for", "command/scope", 44, ""), f("Commanders began to work together", "command/activated", 44, ""),
				f("Gateways that can join channels", "radio/gateways", 44, "How many."),
				f("Operation order: short citation", "plan/cite", 44, "Its rules go into the sheet Rules."), f("Operation order: provides for more help", "plan/contingency", 44, ""),
				having("Operation order: topics copied whole into Rules", "plan/covers", "whole", 44, ""), having("Operation order: topics copied in part", "plan/covers", "excerpt", 44, ""),
				{title: "Code", help: "roe's own short name for it. Leave it empty: one is made.", role: ident, kind: sectionKind, width: 44}}, circumstances("Known beforehand: ", "known"), sources())},
		{name: "Needs", color: purple, blank: 6, purpose: "What the event needs, whoever brings it.", homes: part("needs"), named: "title", fields: slices.Concat([]*field{in(),
			f("What", "title", 34, "Officers on the front line."), f("Officers", "officers", 10, ""), f("Equipment or tasks", "items", 36, ""), f("How many", "quantity", 10, ""), f("From", "from", 22, "The host, or a helper, if it is known who provides it."),
			f("Begins", "starts", 17, "If not the whole time."), f("Ends", "ends", 17, ""), code()}, sources())},
		{name: "Requests", color: purple, blank: 8, purpose: "Who asked whom for what.", homes: part("requests"), named: "to", fields: slices.Concat([]*field{in(),
			f("From", "from", 22, "Who asks."), f("To", "to", 22, "Who is asked."), f("For what", "tasks", 40, ""), f("Kind of help", "kind", 28, "What is asked for: mutual aid, immediate help, a contract, help of another state.").was("In which way"),
			f("Under which law or plan", "under", 28, "The law, compact or state plan whose steps the request follows. Leave it empty only if it follows none.").was("By which path"),
			f("Said to be for", "purpose", 22, "If other than what the deployment is for."), f("Made on", "made", 16, ""), f("In due form", "formal", 10, "No, if it was only talked about."), f("Asked by", "by", 18, ""), f("Approved", "approved", 10, "")}, requestSteps(), []*field{code()}, sources())},
		{name: "Offers", color: purple, blank: 8, purpose: "What each agency offers, on which terms, and what it declines.", homes: part("offers"), named: "by", fields: slices.Concat([]*field{in(),
			f("By", "by", 22, ""), f("For what", "tasks", 36, ""), f("Only if", "onlyIf", 28, "Tools or tactics without which it will not take part."), f("Declines", "declines", 28, ""), f("Will not come", "declined", 10, ""), f("Why", "reason", 36, ""),
			f("Officers", "officers", 10, ""), f("Dollars a day", "dollarsPerDay", 10, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""), f("Called back", "recalled", 17, ""), code()}, sources())},
		{name: "Units", kind: "unit", color: purple, blank: 15, purpose: "Officers of one agency who deploy together.", homes: part("units"), fields: slices.Concat([]*field{in(), id("Unit", "What you call it: Harbor line."),
			f("Agency", "agency", 22, ""), f("Officers", "officers", 10, ""), f("Supervisors", "supervisors", 10, ""), f("Highest rank", "leader", 18, "As the agency titles it."), f("They bring", "carries", 44, "Tools and gear. Several: put ; between them.").from("carries"),
			f("Equipped and trained for", "can", 30, "").from("does"), f("Not equipped or trained for", "cannot", 30, "").from("does"), f("Why not", "reason", 30, ""), f("Roster handed over", "roster", 17, ""), f("Radios of the agency that they bring", "radios", 22, "As the sheet Radios names them.").slugs(),
			f("Rounds counted out", "rounds", 32, "Each tool with its number: pepper spray: 30; 40 mm foam rounds: 150").counts("carries"),
			f("Officers alike in what follows", "classes/all/officers", 12, "How many of the unit's officers the next columns speak of. They speak of all of them alike."), f("… full-time", "classes/all/fullTime", 10, ""), f("… in good standing", "classes/all/goodStanding", 10, ""),
			f("… years of service", "classes/all/yearsOfService", 10, ""), f("… certified in", "classes/all/certified", 18, "").from("state"), f("… sworn in for the host on", "classes/all/swornIn", 17, "")}, sources())},
		{name: "Assignments", color: purple, blank: 12, purpose: "Which units stand where, and do what.", homes: part("assignments"), named: "title", fields: []*field{in(),
			f("Assignment", "title", 30, ""), f("Units", "units", 40, ""), f("Where", "place", 24, ""), f("For whom", "host", 22, "If not for the deployment's host."), f("Tasks", "tasks", 40, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""),
			f("Reports to", "reportsTo", 26, "A position of the sheet Command."), f("Front line of a protest", "frontLine", 10, ""), f("Officers of the host who go along", "hostOfficers", 12, ""), code()}},
		{name: "Command", kind: "position", color: purple, blank: 15, purpose: "Who commands whom. One position in each row; two rows where the holder changes.", homes: part("command", "positions"), fields: []*field{in(), id("Position", "What you call it: IC day."),
			f("Title", "title", 26, "As the Incident Command System calls it: incident commander, operations section chief."), f("Agency", "agency", 22, "Leave it empty if the position is vacant."), f("Rank", "rank", 18, ""), f("Reports to", "reportsTo", 24, ""), f("From", "from", 17, ""), f("Until", "until", 17, ""), f("Listens to", "nets", 30, "Nets of the sheet Nets."), f("May decide on", "decides", 36, "")}},
		{name: "Nets", kind: "net", color: purple, blank: 10, named: "title", purpose: "Who must be able to talk with whom, and on which channel.", homes: part("radio", "nets"), fields: []*field{in(),
			f("Net", "title", 24, ""), f("For", "use", 14, ""), f("Channel", "channel", 20, ""), f("Who is on it", "members", 50, "Units and positions. Several: put ; between them."), f("Channel of last resort", "fallback", 20, ""), f("Must be encrypted", "encrypted", 10, ""), code()}},
		{name: "Equipment lent", color: purple, blank: 6, purpose: "Equipment that changes hands.", homes: part("transfers"), named: "from", fields: slices.Concat([]*field{in(),
			f("From", "from", 22, ""), f("To", "to", 22, ""), f("What", "items", 36, ""), f("How many", "quantity", 10, ""), f("Borrower's officers trained on it", "trained", 12, ""), f("Lent on", "lent", 17, ""), f("Return by", "returnBy", 17, ""), f("Returned on", "returned", 17, ""), f("Counted", "counted", 10, ""), code()}, sources())},
		{name: "Reserve radios", kind: "cache", color: purple, blank: 5, purpose: "Radios held in reserve that can be lent.", homes: part("radio", "cache"), fields: []*field{in(), id("Radios", "What you call them: county portables."),
			f("How many", "quantity", 10, ""), f("Bands", "bands", 22, "All bands that they cover."), f("Modes", "modes", 22, ""), f("Encryption loaded", "encryption", 20, ""), f("Channels programmed", "channels", 30, "Leave it empty if any channel of their bands and modes can be set."), f("Trunked systems", "systems", 20, ""), f("Only receive", "receiveOnly", 10, "")}},
		{name: "Radio loans", color: purple, blank: 6, purpose: "Who borrows radios of the reserve.", homes: part("radio", "loans"), named: "to", fields: []*field{in(),
			f("To", "to", 26, "A unit or a position."), f("Which radios", "radios", 24, "As the sheet Reserve radios names them."), f("How many", "quantity", 12, ""), code()}},
		{name: "Radio liaisons", color: purple, blank: 6, purpose: "Officers who ride along with a unit to relay what is said on a net.", homes: part("radio", "liaisons"), named: "to", fields: []*field{in(),
			f("With", "to", 26, "A unit or a position."), f("Relays the net", "net", 24, ""), code()}},
		{name: "Patches", color: purple, blank: 4, purpose: "Channels that a gateway joins, so that what is said on one is heard on all.", homes: part("radio", "patches"), fields: []*field{in(), id("Patch", "What you call it."), f("Channels", "channels", 50, "Two or more. Put ; between them.")}},
		{name: "Briefings", color: purple, blank: 6, purpose: "Whose officers were told what applies at the event.", homes: part("briefings"), fields: slices.Concat([]*field{in(), id("Briefing", "What you call it: eve of the event."),
			f("Agencies", "agencies", 40, ""), f("When", "on", 17, ""), f("Topics", "topics", 36, "")}, sources())},
	}
}

// seasonSheets ask what is to come, and what draws on the same officers.
func seasonSheets() []*sheet {
	return []*sheet{{name: "Season", color: green, blank: 12, named: "title", purpose: "Dates of the election and other events that draw on the same officers.", homes: []home{{path: []string{"events"}}}, fields: slices.Concat([]*field{
		f("Event", "title", 34, ""), f("Kind", "kind", 20, ""), f("Begins", "from", 17, "A day, or a day and a time: 2028-11-07 06:00."), f("Ends", "until", 17, "Without it: the end of the day on which it begins."), f("Time zone", "timezone", 24, "").from("timezone"), f("Place", "place", 24, ""),
		f("Deployment planned for it", "deployment", 26, ""), f("Officers that it takes", "draws", 40, "Each agency with a number, or with ? if it is not known: Riverton PD: 30; Harbor PD: ?").countsOf("agency", "officers"), code()}, sources())}}
}

// requestSteps are the levels that a request passed.
func requestSteps() (out []*field) {
	for i, nth := range []string{"First", "Second", "Third"} {
		at := fmt.Sprintf("steps/#%d/", i)
		after := fmt.Sprintf(" (%d)", i+1)
		out = append(out, f(nth+" level that it passed", at+"level", 20, "The agency's own governing body, the operational area, the region, the state, …"), f("… agency"+after, at+"agency", 20, ""), f("… office"+after, at+"office", 24, "If no agency: the office that it came to."),
			f("… by"+after, at+"by", 16, "How high whoever decided there stood."), f("… on"+after, at+"on", 17, ""), f("… outcome"+after, at+"outcome", 14, ""))
	}
	return out
}
