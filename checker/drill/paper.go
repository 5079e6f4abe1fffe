package drill

import (
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// paper is what is to be read in a text before anybody deploys: something that
// happens on the day, a question to which the agencies ought to have an answer in
// writing, and what is right to do where they have none.
type paper struct {
	title, see, ask, answer string
	must                    string // what the agencies of the finding must do
	// both: the other side of what was agreed is asked as well, not the helpers alone.
	both bool
	// atTheEnd: it comes up when the post is nearly over.
	atTheEnd bool
}

var arrestAway = paper{
	title: "An arrest away from home", see: "Somebody in front of you has to be arrested.",
	ask:    "may you make the arrest here, and which text gives you the power?",
	answer: "Do not count on it: nothing shows that you have the power here. Leave the arrest to officers who have it, and say so before you take up the post.",
	must:   "must settle it in writing.",
}

var moreOfficers = paper{
	title: "More officers are needed", see: "The post will not hold with those who have come.",
	ask:    "who asks for more officers, whom, and in which way?",
	answer: "You do not ask for them yourselves: tell your supervisor. The way in which help was asked for until now cannot be relied on for more.",
	must:   "must settle beforehand who asks, whom, and in which way.", both: true,
}

var goingBack = paper{
	title: "What goes back", see: "The post is about to be given up, and what was lent has to go back.",
	ask:    "to whom does it go, by when, and who counts it?",
	answer: "Not all of that is settled. Do not take it along and do not leave it behind uncounted: count it together, and have both sign.",
	must:   "must write down how and when it is returned.", both: true, atTheEnd: true,
}

var calledAway = paper{
	title: "Called away", see: "Word comes that you are expected at another event now.",
	ask:    "do you go, and who decides it?",
	answer: "Not on your own decision: what you bring is promised to two events at once, and nothing says which goes first. Stay, and have your supervisor ask.",
	must:   "must decide beforehand which event goes first.",
}

var whoDecides = paper{
	title: "Who may order it", see: "Somebody in charge tells you to use a tactic now.",
	ask:    "may whoever tells you decide on it, and which rule says so?",
	answer: "Do not count on it: the rules and the plan do not agree on whose word it takes. Hold, and have the word of whom your own rules name before you act.",
	must:   "must agree in writing who decides, and brief it.", both: true,
}

var nobodyDecides = paper{
	title: "Nobody to ask", see: "What you would need a commander's word for becomes urgent.",
	ask:    "whose word does it take, who is that today, and how do you reach them?",
	answer: "Do not act without that word: nothing that is written down gets it to you here. Hold, do without, and tell your supervisor.",
	must:   "must name who gives the word, and how they are reached.", both: true,
}

// papers are the findings that can be told so, by rule.
var papers = map[string]paper{
	"agreement/uncovered-pair": {
		title: "By what agreement", see: "A reporter asks by what agreement officers of several agencies are here.",
		ask:    "by which agreement are you here together, and does it hold today?",
		answer: "By none that holds for both. Do not answer for the agencies, and do not act as though an agreement covered you.",
		must:   "must put one in order before anyone deploys.", both: true,
	},
	"authority/conflict": whoDecides, "authority/decides-below": whoDecides, "authority/decides-outside-chain": whoDecides,
	"authority/approver-unfilled": nobodyDecides, "authority/approver-unreachable": nobodyDecides, "authority/approver-off-scene": nobodyDecides,
	"authority/less-lethal-undecided": nobodyDecides, "authority/tactic-undecided": nobodyDecides, "authority/one-for-two-scenes": nobodyDecides,
	"authority/overreach": {
		title: "A rule that is not yours", see: "A supervisor of another agency holds you to a rule of that agency.",
		ask:    "does that rule bind you, and where is it written?",
		answer: "Not by itself: whoever made it has no power over you, and nothing that you signed takes it over. Follow your own rules, tell your supervisor, and do not argue it on the scene.",
		must:   "must put it into the agreement or into the orders of whoever commands, if it is to hold for all.", both: true,
	},
	"finance/two-answers": {
		title: "Two texts on who pays", see: "A damaged car stands behind your line, and its owner asks whose insurance will pay.",
		ask:    "which text says who bears it, and is there another that says otherwise?",
		answer: "More than one, and they do not agree. Promise nothing, name no agency as the one that pays, and report what the owner says.",
		must:   "must agree which text holds for this event, and have counsel confirm it.", both: true,
	},
	"resources/gap": {
		title: "What was counted on is not there", see: "The plan counts on more here than has come, and nobody else is on the way.",
		ask:    "what is missing, who was to bring it, and what do you do without it?",
		answer: "What is missing stands in the plan's own list of needs, and nobody who comes brings it. Do not make do on your own: say what you cannot do without it, and hold what you can.",
		must:   "must find it elsewhere, or plan without it.", both: true,
	},
	"finance/no-indemnity": {
		title: "A claim", see: "A bystander says that an officer has hurt her, and asks who will answer for it.",
		ask:    "who answers for the claim, and where is it written?",
		answer: "Nobody has settled it. Promise nothing, admit nothing for your agency, and report what she says.",
		must:   "must agree in writing who answers for claims and who defends them.", both: true,
	},
	"finance/claims-unsaid": {
		title: "A letter from a lawyer", see: "A lawyer hands over a claim about something that an officer is said to have done.",
		ask:    "who must be told of it, by when, and where is it written?",
		answer: "No agreement says so. Hand it on at once, and note the hour.",
		must:   "must agree who is told of a claim, and by when.", both: true,
	},
	"finance/costs-unsaid": {
		title: "Longer than planned", see: "Your relief is late, and you are asked to stay on for four hours.",
		ask:    "who pays for these hours, and where is it written?",
		answer: "No agreement settles it. Whether you stay is for your supervisor to say, and not a question of money; note the hours.",
		must:   "must agree in writing who pays.", both: true, atTheEnd: true,
	},
	"finance/threshold": {
		title: "Who pays from here on", see: "The operation takes longer and costs more than anybody expected.",
		ask:    "who pays for what comes now, and where is it written?",
		answer: "Not simply who paid until now: the agreement has a limit, and this help goes beyond it.",
		must:   "must agree in writing on what lies beyond it.", both: true,
	},
	"finance/workers-compensation-unsaid": {
		title: "An officer is hurt", see: "An officer who has come to help falls and breaks a wrist.",
		ask:    "whose workers' compensation covers that, and where is it written?",
		answer: "No agreement settles it. See to the officer first, then write down where, when and on whose order it happened.",
		must:   "must agree whose cover it is.", both: true,
	},
	"legal/no-powers": arrestAway, "legal/grant-condition": arrestAway, "legal/grant-unfounded": arrestAway,
	"legal/polling-place": {
		title: "At the polling place", see: "An election official asks by whose leave you are posted here.",
		ask:    "by whose leave are you here, and where is it written?",
		answer: "Nothing shows that anybody gave it. Tell your supervisor at once; nobody should be posted there without it.",
		must:   "must get the leave in writing, or move the post.",
	},
	"request/beyond-path": moreOfficers, "request/planned-event": moreOfficers, "request/no-emergency": moreOfficers,
	"request/not-granted": moreOfficers, "request/steps-unstated": moreOfficers, "request/step-skipped": moreOfficers,
	"request/way-unclear": moreOfficers, "request/wrong-asker": moreOfficers, "request/wrong-granter": moreOfficers,
	"request/wrong-kind": moreOfficers, "request/out-of-order": moreOfficers, "request/no-contingency": moreOfficers,
	"request/unasked": {
		title: "Who asked you", see: "The officer who checks you in does not find you on the list.",
		ask:    "who asked you to come, and where is it written?",
		answer: "Nothing shows it: no request that is written down is addressed to you. Wait until the host has confirmed that you were asked.",
		must:   "must have the request in writing before anybody is sent.",
	},
	"resources/return": goingBack, "resources/loan-unlisted": goingBack,
	"resources/unit-twice": calledAway, "resources/over-committed": calledAway, "resources/equipment-twice": calledAway,
}

// onPaper makes a scenario of a finding on what was agreed, asked for or granted.
func (b *builder) onPaper(f *report.Finding) *candidate {
	if f.Rule == "agreement/declined" {
		return b.declined(f)
	}
	p, ok := papers[f.Rule]
	if !ok {
		return nil
	}
	return b.asks(f, p)
}

// declined: somebody is asked to do what their agency has said it will not do.
func (b *builder) declined(f *report.Finding) *candidate {
	for _, id := range b.pathOf(f, "offers") {
		o := b.Deployment.Offers[id]
		if o == nil || o.Declined || len(o.Declines) == 0 {
			continue
		}
		return b.asks(f, paper{
			title: "More than was offered", see: "You are asked to " + b.words.Acts(o.Declines) + ".",
			ask:    "do you take it on, and where is it settled what you came for?",
			answer: "No: your agency declined it when it offered its help. Say so to whoever asks.",
			must:   "must see that nobody is put on it.",
		})
	}
	return nil
}

// asks puts the question of a paper to those whom the finding concerns.
func (b *builder) asks(f *report.Finding, p paper) *candidate {
	at := b.postOf(f, p.both)
	during := at.during
	if f.During != nil {
		during = *f.During
	}
	instant := b.sometime(f, during, at)
	if p.atTheEnd {
		instant = b.nearEnd(at.during, instant)
	}
	c := b.structural(at, instant, p.title, []string{p.see}, f, func(s *situation, a briefing.Agency) Question {
		return Question{
			Agency: a, Ask: "Officers of " + a.Short + ": " + p.ask,
			Answer:  p.answer + " " + s.call(a) + " " + report.List(s.concerned(f)) + " " + p.must,
			Why:     []string{f.Message},
			Sources: s.structureSources(f),
		}
	})
	if c != nil {
		c.paper = true
	}
	return c
}

// concerned are the agencies of a finding and the host, which have to put it right.
func (b *builder) concerned(f *report.Finding) (who []string) {
	for _, id := range append([]string{b.Briefing.Host.ID}, f.Agencies...) {
		who = append(who, b.agency(id).Short)
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// postOf is the post that a finding names, or the one with most of the agencies
// that it concerns; where none has any of them, the deployment as a whole.
// Without both the host is not asked, unless the finding is on nobody else.
func (b *builder) postOf(f *report.Finding, both bool) (best post) {
	concerned := b.taking(f)
	if helpers := slices.DeleteFunc(slices.Clone(concerned), func(id string) bool { return id == b.Briefing.Host.ID }); !both && len(helpers) > 0 {
		concerned = helpers
	}
	named := b.pathOf(f, "assignments")
	for _, a := range b.Run.Facts.Assignments {
		if a.Book != b.Run.Book || a.Deployment != b.Run.Deployment || len(named) > 0 && !slices.Contains(named, a.ID) {
			continue
		}
		if f.During != nil && !overlap(a.During, *f.During) {
			continue
		}
		if one := b.post(a, concerned); len(one.agencies) > len(best.agencies) {
			best = one
		}
	}
	if len(best.agencies) > 0 {
		return best
	}
	if a, ok := b.assignment(strings.Join(named, " ")); ok { // held by others, with those whom it concerns beside them
		best = b.post(a, nil)
		best.agencies = b.among(concerned)
		return best
	}
	return post{during: b.Briefing.During, agencies: b.among(concerned)}
}

// taking are the agencies of a finding; of one that names none all that take part.
func (b *builder) taking(f *report.Finding) []string {
	if len(f.Agencies) > 0 {
		return f.Agencies
	}
	return append([]string{b.Briefing.Host.ID}, agencyIDs(b.Briefing.Aids)...)
}
