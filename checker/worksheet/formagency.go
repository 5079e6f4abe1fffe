package worksheet

import "slices"

const (
	blue   = "2F5D8A"
	green  = "3F7D58"
	purple = "6B5B95"
	grey   = "8A8F98"
)

// agencySheets ask what an agency is and what its documents say.
func agencySheets() []*sheet {
	return slices.Concat(basicSheets(), sectionSheets(), ownWordSheets())
}

func basicSheets() []*sheet {
	return []*sheet{
		{name: "Agency", kind: "agency", color: blue, questions: true, blank: 8, named: "short", homes: []home{{path: []string{"agencies"}}},
			purpose: "Your agency, and every other agency that this workbook names. One agency in each column.", fields: slices.Concat(agencyFields(), sources())},
		{name: "Places", kind: "place", color: blue, blank: 15, named: "name", homes: []home{{path: []string{"places"}}},
			purpose: "The city, county or campus of each agency, and the sites of an event. States are known already.", fields: []*field{
				f("Name", "name", 30, "As a sentence says it: Riverton, the downtown grid, Civic Plaza."),
				f("Kind", "kind", 14, "City, county, campus, site, …"),
				f("Lies in", "within", 26, "The city, county or state around it."),
				f("Kind of place for the rules", "setting", 26, "If rules speak of such places: a polling place, a campus, a jail, …").from("setting"),
				f("Highest elected official", "electedOfficial", 22, "As titled: Mayor."),
				f("Borders on", "borders", 26, "Neighbouring places, if an agreement or a power reaches across the border. Several: put ; between them."),
				f("Does not include", "enclaves", 26, "Places inside it that are outside its jurisdiction, such as a state campus."), code()}},
		{name: "Documents", kind: "instrument", color: blue, blank: 15, named: "cite", homes: []home{{path: []string{"instruments"}}},
			purpose: "Your manual, orders, resolutions and whatever else binds your officers. One document in each row.", fields: slices.Concat(documentFields(), sources(), []*field{code()})},
		{name: "Rules", color: blue, blank: 40, purpose: "What those documents, an agreement or an operation order say: who may, must or must not do what, and when. One rule in each row.",
			homes: []home{{"instrument", []string{"norms"}}, {"agreement", []string{"clauses"}}, {"plan", []string{"plan", "norms"}}}, fields: slices.Concat(ruleFields(), sources())},
		{name: "Words", color: blue, blank: 10, purpose: "Words that a document defines in its own way, such as “active resistance”. A word may then stand in the sheet Rules.",
			homes: []home{{"instrument", []string{"terms"}}, {"agency", []string{"terms"}}, {"agreement", []string{"terms"}}}, fields: slices.Concat([]*field{
				of("Document or agency", "termHome", "Whose word it is: the document, agreement or agency."),
				{title: "Word", help: "As the document has it.", role: ident, width: 24},
				f("What is measured", "dimension", 22, "For a word about a situation: what it is about.").from("dimension"),
				f("Situations that it covers", "values", 44, "For a word about a situation: what it covers. Several: put ; between them.").from("values"),
				f("Things that it covers", "actions", 36, "For a word about tools or tactics: what it covers. Several: put ; between them."),
				f("But not", "except", 24, "Tools or tactics that it leaves out.")}, sources())},
		{name: "Laws", kind: "law", color: blue, blank: 12, purpose: "Statutes, court orders and decrees that roe already knows and that apply here. Choose them from the list.",
			homes: []home{{path: []string{"uses"}}}, fields: []*field{
				{title: "Law or order", help: "Choose it from the list.", role: ident, kind: choiceKind, list: "law", width: 60}}},
		{name: "Standing units", color: blue, blank: 6, purpose: "Units that an agency keeps, and can promise.", homes: []home{{"agency", []string{"units"}}}, named: "title", fields: slices.Concat([]*field{
			of("Agency", "agency", "Whose unit it is."), f("Unit", "title", 34, ""), f("Officers", "officers", 10, ""), f("Supervisors", "supervisors", 10, ""), code()}, sources())},
		{name: "Equipment", color: blue, blank: 8, purpose: "Equipment that an agency owns and can lend or bring.", homes: []home{{"agency", []string{"equipment"}}}, named: "title", fields: slices.Concat([]*field{
			of("Agency", "agency", "Whose it is."), f("What", "title", 34, ""), f("Kind of tool", "item", 30, "").from("carries"), f("How many", "quantity", 10, ""), f("Bought with federal money", "federal", 10, ""), f("Programme or grant", "fundedBy", 22, ""),
			f("Must be shared on request", "mustShare", 10, ""), f("Only for", "onlyFor", 24, "Purposes that the grant allows."), f("Only by trained officers", "trainedOnly", 10, ""), f("Course", "course", 22, ""), f("Officers trained on it", "trained", 10, ""),
			f("May be used until", "expires", 13, ""), f("Last counted on", "inventoried", 13, ""), f("Counted every (months)", "inventoryEveryMonths", 10, ""), code()}, sources())},
		{name: "Radios", color: blue, blank: 12, purpose: "Each kind of radio that your officers carry.", homes: []home{{"agency", []string{"radios"}}}, fields: slices.Concat([]*field{
			of("Agency", "agency", "Whose radios they are."), id("Radios", "What you call them: portables, car radios."),
			f("Bands", "bands", 22, "All bands that they cover. Several: put ; between them."), f("Modes", "modes", 22, "All modes that they can use. Several: put ; between them."),
			f("Encryption loaded", "encryption", 20, "Keys or algorithms that are loaded."),
			f("Channels programmed", "channels", 30, "Leave it empty if any channel of their bands and modes can be set."),
			f("Trunked systems", "systems", 20, ""), f("Widths, in kHz", "widthsKHz", 14, ""), f("Only receive", "receiveOnly", 10, "Yes, if they cannot transmit.")}, sources())},
		{name: "Channels", kind: "channel", color: blue, blank: 12, named: "name", homes: []home{{path: []string{"channels"}}},
			purpose: "Channels and talkgroups of your own. The national interoperability channels (VTAC, UTAC, 7TAC, 8TAC) are known already.", fields: slices.Concat([]*field{
				f("Name on the radio", "name", 20, ""), f("Receive, in MHz", "rx", 14, "What the radio in the car receives on."), f("Transmit, in MHz", "tx", 14, ""), f("Band", "band", 12, "From the frequency: VHF low, VHF, UHF, 700 MHz, 800 MHz."), f("Mode", "mode", 14, ""),
				f("Tone, in Hz", "tone", 10, "CTCSS tone on transmit."), f("NAC", "nac", 10, "Network access code, for P25."), f("Trunked system", "system", 18, ""), f("Talkgroup", "talkgroup", 14, ""),
				f("Width, in kHz", "widthKHz", 10, ""), f("Encryption", "encryption", 14, ""), f("Licensed in", "licensed", 24, "Without it: everywhere."), f("Repeaters in", "repeaters", 24, "Places in which a repeater carries it."),
				f("Use", "use", 16, "Calling, tactical, command, law.")}, sources(), []*field{code()})},
	}
}

func agencyFields() []*field {
	rank := func(title, rung, help string) *field { return having(title, "ranks", rung, 34, help) }
	return []*field{
		f("Full name", "name", 34, "Riverton Police Department."),
		f("Short name", "short", 34, "What findings and briefings call it: Riverton PD. All other sheets name it so."),
		f("Kind of agency", "kind", 34, "City or town, county, state, campus, …"),
		f("State", "state", 34, "The state whose law it works under.").from("state"),
		f("Its own territory", "place", 34, "The city, county or campus, as the sheet Places names it."),
		rank("Ranks that act on their own judgement", "officer", "The lowest ranks: Officer; Deputy. Several: put ; between them."),
		rank("Ranks that supervise", "supervisor", "First-line supervisors: Sergeant; Corporal."),
		rank("Ranks that command in the field", "field-commander", "Lieutenant; Captain; Watch Commander."),
		rank("Ranks that command an incident", "incident-commander", "Whoever takes command of a whole event: Assistant Chief; Commander."),
		rank("Head of the agency", "chief", "Chief; Sheriff; Superintendent."),
		rank("Elected official above it", "elected-official", "Only if its own documents ask for that person's word: Mayor; Governor."),
		f("Equipped and trained for", "capabilities/can", 34, "Tools and tactics. Choose from the list; for several, put ; between them. What is not said counts as not known.").from("does"),
		f("Not equipped or not trained for", "capabilities/cannot", 34, "As above.").from("does"),
		f("Why not", "capabilities/reason", 34, "In words that end the sentence: its cameras have no mounts for protective gear."),
		f("Officers that it can send to help", "available", 34, "At one time, beside those whom it needs at home."),
		f("States that certified its officers", "certifiedIn", 34, "Only if other than its own state.").from("state"),
		f("Trained together on", "capabilities/jointTraining/#0/date", 34, "A joint exercise: the day."), f("… with", "capabilities/jointTraining/#0/with", 34, "The other agencies."), f("… on the topics", "capabilities/jointTraining/#0/topics", 34, ""),
		f("Trained together on (2)", "capabilities/jointTraining/#1/date", 34, "Another joint exercise."), f("… with (2)", "capabilities/jointTraining/#1/with", 34, ""), f("… on the topics (2)", "capabilities/jointTraining/#1/topics", 34, ""),
		f("Coordinates mutual aid for (operational area)", "coordinates/operational-area", 34, "Counties for which it is the operational area coordinator."),
		f("Coordinates mutual aid for (region)", "coordinates/region", 34, "Places for which it is the regional coordinator."),
		{title: "Code", help: "roe's own short name for it. Leave it empty: one is made from the short name.", role: ident, kind: sectionKind, width: 34},
	}
}

func documentFields() []*field {
	return []*field{
		f("Short citation", "cite", 26, "What findings call it: Riverton PD Order 5. The sheet Rules names it so."),
		f("Full title", "title", 40, ""),
		f("Kind", "kind", 16, "Statute, ordinance, resolution, directive, policy, …"),
		f("Made by", "issuer", 24, "The agency, or the city or county whose government made it."),
		f("Court", "court", 20, "Only for an order or a decree."),
		f("Adopted on", "adopted", 13, ""), f("Binds from", "effective", 13, "The day on which it took effect."),
		f("In practice since", "implemented", 13, "When equipment and training for it were in place, if later than it binds."),
		f("Binds until", "until", 13, "Its last day, if it ended or will end."), f("End decided on", "endDecided", 13, ""),
		f("Binds its own officers", "reach/members", 12, "Yes for a manual or an order of the agency."),
		f("Binds whoever works under its command", "reach/command", 14, "Yes only if the text says that it also binds officers of other agencies who come to help."),
		f("Binds anybody in", "reach/territory", 20, "For a law or an ordinance: the place."),
		f("… but not in", "reach/exceptPlaces", 18, ""), f("… and not agencies of the kind", "reach/exceptKinds", 18, ""),
		f("Binds these agencies by name", "reach/named/agencies", 24, ""),
		having("Topics copied whole into Rules", "covers", "whole", 30, "Topics on which ALL that the document says stands in the sheet Rules. Only then is its silence worth a finding."),
		having("Topics copied in part", "covers", "excerpt", 30, "Topics on which the document says more than stands in the sheet Rules."),
		f("Replaces", "supersedes", 24, "Earlier documents that it replaces."),
	}
}

func ruleFields() []*field {
	return slices.Concat([]*field{
		of("Document", "ruleHome", "Its short citation on the sheet Documents; or an agreement, or an operation order."),
		id("Section", "As the document numbers it: 300.4. If there is only one document, its column may stay empty."),
		f("In one sentence", "text", 46, "What the section says, in a sentence of yours or its own."),
		{title: "This row", help: "Leave it empty for a rule. To add a second situation in which the same rule holds, use the next row: same document, same section, and choose “or when”; for a situation that is taken out, “except when”.", role: more, kind: choiceKind, list: "more", width: 12},
		f("Officers must not", "prohibits", 30, "What is forbidden. Choose from the list; for several, put ; between them. A launcher is not its round: name both, if both are meant. Fill in only one of must not, may, must."),
		f("Officers may", "permits", 30, "What is allowed."), f("Officers must", "requires", 30, "What is required."),
		f("… except", "except", 22, "Items left out of the group named."),
		f("Only then", "only", 10, "Yes, if a permission means: in all other situations it is forbidden."),
		f("Only advice", "advice", 14, "If the text says should or consider. Advice never binds."),
	}, circumstances("When: ", "when/#0"), []*field{
		f("On whose word", "approval/#0/rung", 18, "Whose approval it needs: how high that person must stand."), f("… of which agency", "approval/#0/whose", 24, "Without it: the officer's own."),
		f("… and on whose word", "approval/#1/rung", 18, "A second approval that it also needs."), f("… of which agency (2)", "approval/#1/whose", 24, "Without it: the officer's own."),
		f("… and with leave of (office)", "approval/#2/office", 22, "An office outside of the ranks: a court, a council."),
		f("Due within", "deadline/within", 10, "A number: 24."), f("… unit", "deadline/unit", 10, ""), f("… after", "deadline/after", 22, "What starts the clock: the use of force."),
		f("Keep at least (days)", "retentionDays/atLeast", 12, "How long video or records are kept."), f("Keep at most (days)", "retentionDays/atMost", 12, ""),
		f("At least (times)", "count/atLeast", 10, "How many warnings or announcements."), f("At most (times)", "count/atMost", 10, ""),
		f("Who is told or given it", "recipients", 26, "Several: put ; between them."), f("… and nobody else", "recipientsOnly", 10, ""),
		f("Only after", "after", 22, "What must have been done before."), f("When another officer does", "triggeredBy", 22, "An act of another officer that starts this duty."),
		f("Exception to section", "exceptionTo", 14, "Sections of the same document.").slugs(), f("Overrides lower bans", "preempts", 10, "Yes, if the text says so."),
	})
}
