package calculus

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

func TestClashes(t *testing.T) {
	always := "in any circumstances"
	passive := is("resistance", "passive")
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
	}{
		// dilemma
		{"dilemma: the place requires what home prohibits", newScene().norm("statute-riverton", "1", duty("report")).norm("h", "2", ban("report")).
			with(func(s *scene) { s.Places["riverton"].Within = "" }),
			[]string{"dilemma required-here-prohibited-at-home: report, statute-riverton#1 × h#2, " + always}},
		{"dilemma: twin, elsewhere in the circumstances", newScene().norm("statute-riverton", "1", when(duty("report"), passive)).
			norm("h", "2", when(ban("report"), is("resistance", "active"))), nil},
		{"dilemma: the place prohibits what home requires", newScene().norm("ordinance-riverton", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"dilemma prohibited-here-required-at-home: report, ordinance-riverton#1 × h#2, " + always}},
		{"dilemma: inside one book", newScene().norm("h", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"dilemma required-and-prohibited: report, h#1 × h#2, " + always}},
		{"dilemma: twin, the more specific wins", newScene().norm("h", "1", when(ban("report"), passive)).norm("h", "2", duty("report")), nil},
		{"dilemma: keep for long, delete soon", newScene().norm("statute-riverton", "1", kept(duty("camera/body"), 730, 0)).norm("h", "2", kept(duty("camera/body"), 0, 180)),
			[]string{"dilemma retention: camera/body, statute-riverton#1 × h#2, " + always}},
		{"dilemma: twin, both can be met", newScene().norm("statute-riverton", "1", kept(duty("camera/body"), 30, 0)).norm("h", "2", kept(duty("camera/body"), 0, 180)),
			[]string{"duty retention: camera/body, statute-riverton#1 × h#2, " + always}},
		{"dilemma: exclusive recipients", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the court"}, RecipientsOnly: true}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the press"}}),
			[]string{"dilemma recipients: report, ordinance-riverton#1 × h#2, " + always}},
		{"dilemma: twin, both may know", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the court"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the press"}}),
			[]string{"duty recipients: report, ordinance-riverton#1 × h#2, " + always}},

		// defect
		{"defect: a document against itself", newScene().norm("h", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc")),
			[]string{"defect contradiction: gas/oc, h#1 × h#2, " + always}},
		{"defect: twin, an exception", newScene().norm("h", "1", ban("gas/oc")).norm("h", "2", &book.Norm{Permits: []string{"gas/oc"}, ExceptionTo: []string{"1"}}), nil},
		{"defect: requires what law bans", newScene().norm("statute-state", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"defect requires-what-is-banned-above: report, statute-state#1 × h#2, " + always}},
		{"defect: bans what law requires", newScene().norm("statute-state", "1", duty("report")).norm("h", "2", ban("report")),
			[]string{"defect bans-what-is-required-above: report, statute-state#1 × h#2, " + always}},
		{"defect: permits nothing lawful", newScene().norm("statute-state", "1", ban("gas")).norm("h", "2", permit("gas/cs")),
			[]string{"defect swallowed: gas/cs, statute-state#1 × h#2, " + always}},
		{"defect: twin, some of it is lawful", newScene().norm("statute-state", "1", when(ban("gas"), passive)).norm("h", "2", permit("gas/cs")),
			nil},
		{"defect: twin, the law's own exception leaves some of it", newScene().norm("statute-state", "1", ban("gas")).
			norm("statute-state", "2", excepting("1", when(permit("gas/cs"), passive))).norm("h", "3", permit("gas/cs")), nil},
		{"defect: nothing lawful is left by the exceptions of both", newScene().norm("statute-state", "1", ban("gas")).
			norm("statute-state", "2", excepting("1", when(permit("gas/cs"), passive))).norm("h", "3", permit("gas/cs")).norm("h", "4", when(ban("gas/cs"), passive)),
			[]string{"defect swallowed: gas/cs, statute-state#1 × h#3, not passive resistance",
				"mismatch side-by-side: gas/cs, h#4 × statute-state#2, passive resistance"}},
		{"defect: twin, a clause brings in the part that is not lawful", newScene().norm("r", "1", permit("gas/oc")).norm("ordinance-riverton", "2", when(ban("gas/oc"), passive)).
			pact("p", clause(&book.Clause{Topic: "crowd-control", Settles: &book.Settles{By: "host", When: book.Alternatives{passive}}})), nil},
		{"defect: pre-empted", newScene().norm("statute-state", "1", &book.Norm{Permits: []string{"gas/oc"}, Preempts: true}).norm("h", "2", ban("gas/oc")),
			[]string{"defect bans-what-is-pre-empted: gas/oc, statute-state#1 × h#2, " + always}},
		{"defect: twin, a permission alone lifts nothing", newScene().norm("statute-state", "1", permit("gas/oc")).norm("h", "2", ban("gas/oc")), []string{"mismatch side-by-side: gas/oc, h#2 × statute-state#1, " + always}},
		{"defect: a court order stands above the statute it restrains", newScene().norm("statute-state", "1", duty("report")).norm("court-order-state", "2", ban("report")).
			with(func(s *scene) { s.court("court-order-state", "statute-state") }),
			[]string{"defect requires-what-is-banned-above: report, court-order-state#2 × statute-state#1, " + always}},
		{"defect: twin, a court order about something else", newScene().norm("statute-state", "1", duty("report")).norm("court-order-state", "2", ban("report")).
			with(func(s *scene) { s.court("court-order-state") }),
			[]string{"defect bans-what-is-required-above: report, statute-state#1 × court-order-state#2, " + always}},

		// proxy
		{"proxy: a task that the host may not do itself", newScene().norm("r", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc")).with(tasks("gas/oc")),
			[]string{"against-own-rules tasked: gas/oc, R × r#1, " + always, "proxy tasks: gas/oc, H × r#1, " + always, "unreached prohibited-by-host: gas/oc, r#1 × h#2, " + always}},
		{"proxy: twin, only in some circumstances", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", when(permit("gas/oc"), is("resistance", "active"))).with(tasks("gas/oc")), nil},
		{"proxy: asks for, lends and accepts", newScene().norm("r", "1", ban("gas/cs")).norm("h", "2", ban("carry/gas/cs")).with(func(s *scene) {
			s.d.Requests = map[string]*book.Request{"q": {From: "R", To: "H", Tasks: []string{"gas/cs"}}}
			s.d.Transfers = map[string]*book.Transfer{"x": {From: "H", To: "R", Items: []string{"gas/cs"}}}
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Post", Units: []string{"ru", "hu"}}}
		}), []string{"proxy accepts: gas/cs, H × r#1, " + always, "proxy lends: carry/gas/cs, R × h#2, " + always, "proxy requests: gas/cs, H × r#1, " + always}},

		// against-own-rules
		{"against-own-rules: the plan permits", newScene().norm("h", "1", ban("gas/oc")).plan("2", permit("gas/oc")),
			[]string{"against-own-rules permitted-here: gas/oc, d#2 × h#1, " + always, "mismatch side-by-side: gas/oc, h#1 × d#2, " + always}},
		{"against-own-rules: two texts that contradict each other", newScene().norm("policy-state", "1", ban("gas/oc")).norm("directive-R", "2", &book.Norm{Permits: []string{"gas/oc"}, Preempts: true}).with(func(s *scene) {
			s.doc("policy-state").Reach, s.doc("policy-state").Addresses = book.Reach{Members: true}, &book.Addressees{Agencies: []string{"R", "H"}}
			s.doc("directive-R").Reach = book.Reach{Command: true}
		}).pact("p", map[string]*book.Clause{"1": {Extends: &book.Extends{RulesOf: "host", Topics: []string{"crowd-control"}}}}),
			[]string{"against-own-rules contradiction: gas/oc, directive-R#2 × policy-state#1, " + always, "defect bans-what-is-pre-empted: gas/oc, directive-R#2 × policy-state#1, " + always}},
		{"against-own-rules: twin, law merely permits", newScene().norm("h", "1", ban("gas/oc")).norm("statute-riverton", "2", permit("gas/oc")), []string{"mismatch side-by-side: gas/oc, h#1 × statute-riverton#2, " + always}},
		{"against-own-rules: a task", newScene().norm("h", "1", ban("gas/oc")).with(tasks("gas/oc")),
			[]string{"against-own-rules tasked: gas/oc, R × h#1, " + always}},
		{"against-own-rules: twin, forbidden in some circumstances", newScene().norm("h", "1", when(ban("gas/oc"), passive)).with(tasks("gas/oc")), nil},

		// incapable
		{"incapable: the unit lacks it", newScene().norm("h", "1", duty("camera/body")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/body"} }),
			[]string{"incapable lacks: camera/body, h#1 × H, " + always}},
		{"incapable: twin", newScene().norm("h", "1", duty("camera/body")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/car"} }), nil},
		{"incapable: not yet put into practice", newScene().norm("h", "1", duty("report")).with(func(s *scene) { s.doc("h").Implemented = "2026-12-01" }),
			[]string{"incapable not-implemented: report, h#1 × H, " + always}},
		{"incapable: no item of the category", newScene().norm("h", "1", duty("camera")).with(func(s *scene) {
			s.d.Units["hu"].Cannot, s.Agencies["H"].Capabilities = []string{"camera/body"}, &book.Capabilities{Cannot: []string{"camera/car"}}
		}), []string{"incapable lacks: camera, h#1 × H, " + always}},
		{"incapable: twin, one item is left", newScene().norm("h", "1", duty("camera")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/body"} }), nil},
		{"incapable: one of two carried tools", newScene().norm("h", "1", duty("gas/oc", "gas/cs")).with(func(s *scene) {
			s.d.Units["hu"].Carries, s.d.Units["hu"].Cannot = []string{"gas"}, []string{"gas/cs"}
		}), []string{"incapable lacks: gas/cs, h#1 × H, " + always}},

		// unreached
		{"unreached: the host prohibits", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, passive resistance"}},
		{"unreached: twin, it reaches who works under the host", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", permit("gas/oc")).
			with(func(s *scene) { s.doc("r").Reach.Command = true }),
			[]string{"forbidden-here prohibits: gas/oc, r#1 × h#2, passive resistance"}},
		{"unreached: the host requires", newScene().norm("r", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"unreached required-by-host: report, r#1 × h#2, " + always}},
		{"unreached: twin, so does home", newScene().norm("r", "1", duty("report")).norm("h", "2", duty("report")), nil},

		// forbidden-here
		{"forbidden-here: prohibits", newScene().norm("ordinance-riverton", "1", ban("gas/cs")).norm("h", "2", permit("gas")),
			[]string{"forbidden-here prohibits: gas/cs, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: twin, prohibited at home", newScene().norm("ordinance-riverton", "1", ban("gas/cs")).norm("h", "2", permit("gas/oc")), nil},
		{"forbidden-here: requires", newScene().norm("ordinance-riverton", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"forbidden-here requires: report, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: requires what home, whole, leaves out", newScene().norm("ordinance-riverton", "1", duty("report")).whole("h"),
			[]string{"forbidden-here requires: report, ordinance-riverton#1 × H, " + always}},
		{"forbidden-here: asks for more", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))),
			[]string{"forbidden-here asks-more: gas/oc, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: twin, a higher rung includes the lower", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("supervisor"))).norm("h", "2", approved(permit("gas/oc"), rung("chief"))), nil},
		{"forbidden-here: asks for more in a part only", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("supervisor"))).norm("h", "2", permit("gas/oc")).
			norm("directive-H", "3", when(approved(permit("gas/oc"), rung("chief")), passive)).with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }),
			[]string{"forbidden-here asks-more: gas/oc, ordinance-riverton#1 × h#2, not passive resistance"}},

		// approver
		{"approver: rungs of different agencies", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})).
			norm("h", "2", approved(permit("gas/oc"), rung("chief"))),
			[]string{"approver different: gas/oc, ordinance-riverton#1 × h#2, " + always}},
		{"approver: twin, the same one", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})).
			norm("h", "2", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})), nil},

		{"approver: the host asks its own for more", newScene().norm("r", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))),
			[]string{"approver host-asks-more: gas/oc, r#1 × h#2, " + always}},
		{"approver: twin, two rules at home ask for as much", newScene().norm("r", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))).
			norm("directive-H", "3", approved(permit("gas/oc"), rung("chief"))).with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }), nil},

		// mismatch
		{"mismatch: aid beside aid", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast),
			[]string{"mismatch side-by-side: gas/oc, h#1 × c#2, " + always}},
		{"mismatch: twin, both prohibit", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", ban("gas/oc")).with(coast), nil},
		{"mismatch: one must, the other must not", newScene().norm("h", "1", ban("camera/body")).norm("c", "2", duty("camera/body")).with(coast),
			[]string{"mismatch side-by-side: camera/body, h#1 × c#2, " + always}},
		{"mismatch: each the other way round", newScene().norm("h", "1", when(ban("gas/oc"), passive)).norm("h", "2", when(permit("gas/oc"), is("resistance", "active"))).
			norm("c", "3", when(permit("gas/oc"), passive)).norm("c", "4", when(ban("gas/oc"), is("resistance", "active"))).with(coast),
			[]string{"mismatch side-by-side: gas/oc, c#4 × h#2, active resistance", "mismatch side-by-side: gas/oc, h#1 × c#3, passive resistance"}},
		{"mismatch: on two assignments at one place and time", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast).with(func(s *scene) {
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Front", Units: []string{"hu"}}, "b": {Title: "Back", Units: []string{"cu"}}}
		}), []string{"mismatch side-by-side: gas/oc, h#1 × c#2, " + always}},
		{"mismatch: twin, at another time", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast).with(func(s *scene) {
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Front", Units: []string{"hu"}, Until: "2026-11-03T12:00"}, "b": {Title: "Back", Units: []string{"cu"}, From: "2026-11-03T12:00"}}
		}), nil},

		// order
		{"order: three duties in a ring, two by two they can be met", newScene().norm("statute-state", "1", after(duty("report"), "camera/body")).
			norm("ordinance-riverton", "2", after(duty("camera/body"), "camera/car")).norm("h", "3", when(after(duty("camera/car"), "report"), passive)),
			[]string{"dilemma order: camera/body camera/car report, ordinance-riverton#2+statute-state#1 × h#3, passive resistance"}},
		{"order: twin, a chain that ends", newScene().norm("statute-state", "1", after(duty("report"), "camera/body")).
			norm("ordinance-riverton", "2", after(duty("camera/body"), "camera/car")).norm("h", "3", duty("camera/car")), nil},
		{"order: twin, in other circumstances", newScene().norm("statute-state", "1", when(after(duty("report"), "camera/body"), is("resistance", "active"))).
			norm("ordinance-riverton", "2", when(after(duty("camera/body"), "report"), passive)), nil},
		{"order: one agency's own", newScene().norm("h", "1", after(duty("report"), "camera/body")).norm("h", "2", after(duty("camera/body"), "report")),
			[]string{"dilemma order: camera/body report, h#2 × h#1, " + always}},
		{"order: two rings that meet are no third", newScene().norm("h", "1", after(duty("report"), "camera/body")).norm("h", "2", after(duty("camera/body"), "report", "camera/car")).
			norm("h", "3", after(duty("camera/car"), "camera/body")),
			[]string{"dilemma order: camera/body camera/car, h#2 × h#3, " + always, "dilemma order: camera/body report, h#2 × h#1, " + always}},

		// duty to intervene
		{"intervene: against what the host may do", stepIn(newScene()).norm("r", "1", when(permit("gas"), is("assembly", "unlawful"))),
			[]string{"mismatch must-intervene: gas/oc, h#2+h#3 × r#1, an unlawful assembly", "mismatch side-by-side: gas/oc, h#2 × r#1, an unlawful assembly"}},
		{"intervene: against what the host must do", stepIn(newScene()).norm("r", "1", duty("gas/oc")),
			[]string{"mismatch must-intervene: gas/oc, h#2+h#3 × r#1, " + always, "mismatch side-by-side: gas/oc, h#2 × r#1, " + always, "unreached required-by-host: gas/oc, r#1 × h#2, " + always}},
		{"intervene: twin, its own book forbids it in other circumstances", stepIn(newScene()).norm("r", "1", when(permit("gas"), is("assembly", "unlawful"))).
			with(func(s *scene) { s.doc("h").Norms["2"].When = book.Alternatives{is("assembly", "lawful")} }), nil},
		{"intervene: twin, the duty has an exception", stepIn(newScene()).norm("r", "1", permit("gas/oc")).norm("h", "4", excepting("3", permit("report"))),
			[]string{"mismatch side-by-side: gas/oc, h#2 × r#1, " + always}},
		{"intervene: twin, the host's officers do not come to do it", stepIn(newScene()).norm("r", "1", permit("gas/oc")).with(func(s *scene) { s.d.Units["ru"].Carries = []string{} }), nil},
		{"intervene: twin, what the host may do is something else", stepIn(newScene()).norm("r", "1", permit("gas/cs")), nil},

		// terms
		{"terms: the same word for different actions", newScene().norm("r", "1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			s.doc("r").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas"}}}
			s.doc("h").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
		}), []string{"terms definition: gas/oc, r#1 × h#2, " + always}},
		{"terms: twin, the same meaning", newScene().norm("r", "1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			s.doc("r").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
			s.doc("h").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
		}), nil},

		// silent
		{"silent: the helper has no rule", newScene().norm("r", "1", permit("gas/oc")).whole("h"),
			[]string{"silent own-silent: gas/oc, r#1 × H, " + always}},
		{"silent: twin, not known", newScene().norm("r", "1", permit("gas/oc")), nil},
		{"silent: the host has no rule", newScene().norm("h", "1", permit("gas/oc")).whole("r"),
			[]string{"silent host-silent: gas/oc, R × h#1, " + always}},
		{"silent: nobody has a rule on what is carried", newScene().whole("r", "h").with(func(s *scene) { s.d.Units["hu"].Carries = []string{"gas/oc"} }),
			[]string{"silent all-silent: gas/oc, R × H, " + always}},
		{"silent: twin, nobody brings it", newScene().whole("r", "h").with(func(s *scene) { s.d.Units["hu"].Carries = []string{} }), nil},

		// duty
		{"duty: deadlines", newScene().norm("r", "1", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 24, Unit: "hours", After: "the use"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 2, Unit: "days", After: "the use"}}),
			[]string{"duty deadline: report, r#1 × h#2, " + always}},
		{"duty: twin, the same in other units", newScene().norm("r", "1", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 48, Unit: "hours", After: "the use"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 2, Unit: "days", After: "the use"}}), nil},

		// incomparable
		{"incomparable: different thresholds", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", when(permit("gas/oc"), is("assembly", "unlawful"))),
			[]string{"incomparable thresholds: gas/oc, r#1 × h#2, at most passive resistance, an unlawful assembly"}},
		{"incomparable: twin, one contains the other", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", when(permit("gas/oc"), atLeast("resistance", "passive"))), nil},

		// positions
		{"positions: the specific permission inside a category ban", newScene().norm("r", "1", ban("gas")).norm("r", "2", permit("gas/oc")).norm("h", "3", permit("gas/oc")), nil},
		{"positions: twin, a crossing ban limits the permission", newScene().norm("r", "1", when(ban("gas"), is("assembly", "lawful"))).norm("r", "2", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "3", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#3, a lawful assembly"}},
		{"positions: only permits outside nothing", newScene().norm("r", "1", &book.Norm{Permits: []string{"gas/oc"}, Only: true, When: book.Alternatives{is("resistance", "active")}}).norm("h", "2", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, at most passive resistance"}},
		{"positions: twin, without only it is silent outside", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", permit("gas/oc")), nil},
		{"positions: any item meets a duty on a category", newScene().norm("ordinance-riverton", "1", duty("camera")).norm("h", "2", ban("camera")).norm("h", "3", permit("camera/car")).norm("h", "4", permit("camera/body")), nil},
		{"positions: twin, no item is left", newScene().norm("ordinance-riverton", "1", duty("camera")).norm("h", "2", ban("camera/body")).norm("h", "3", ban("camera/car")),
			[]string{"dilemma required-here-prohibited-at-home: camera, ordinance-riverton#1 × h#2, " + always, "dilemma required-here-prohibited-at-home: camera, ordinance-riverton#1 × h#3, " + always}},
		{"positions: any item meets a duty on a word", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/car")).
			norm("h", "3", permit("camera/body")).with(recorder), nil},
		{"positions: twin, no item of the word is left", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/car")).
			norm("h", "3", ban("gas/cs")).norm("h", "4", permit("camera/body")).with(recorder),
			[]string{"dilemma required-here-prohibited-at-home: camera/car|gas/cs, ordinance-riverton#1 × h#2, " + always,
				"dilemma required-here-prohibited-at-home: camera/car|gas/cs, ordinance-riverton#1 × h#3, " + always}},
		{"positions: an item required at home meets the duty on a word", newScene().norm("r", "1", duty("recorder")).norm("h", "2", duty("camera/car")).with(recorder), nil},
		{"positions: twin, it is permitted only", newScene().norm("r", "1", duty("recorder")).norm("h", "2", permit("recorder")).with(recorder),
			[]string{"unreached required-by-host: camera/car|gas/cs, r#1 × h#2, " + always}},
		{"positions: what a duty's word excepts is not asked for", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/body")).with(func(s *scene) {
			s.doc("ordinance-riverton").Terms = map[string]*book.Term{"recorder": {Actions: []string{"camera", "report"}, Except: []string{"camera"}}}
		}), nil},
		{"positions: twin, nor what the duty itself excepts", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"camera"}, Except: []string{"camera/body"}}).
			norm("h", "2", ban("camera/car")), []string{"dilemma required-here-prohibited-at-home: camera/car, ordinance-riverton#1 × h#2, " + always}},
		{"positions: permissions whose counts leave nothing are void", newScene().norm("ordinance-riverton", "1", ban("gas/oc")).
			norm("h", "2", counted(permit("gas/oc"), 3, 5)).norm("h", "3", counted(permit("gas/oc"), 0, 2)), nil},
		{"positions: advice never binds", newScene().norm("r", "1", &book.Norm{Prohibits: []string{"gas/oc"}, Advice: "should"}).norm("h", "2", permit("gas/oc")), nil},
		{"positions: exposed at the polling place only", newScene().norm("ordinance-riverton", "1", when(ban("gas/oc"), is("place", "polling-place"))).norm("h", "2", permit("gas/oc")).
			with(func(s *scene) { s.Places["riverton"].Setting = "ordinary" }), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(tt.scene.compute(t))); diff != "" {
				t.Errorf("clashes (-want +got):\n%s", diff)
			}
		})
	}
}
