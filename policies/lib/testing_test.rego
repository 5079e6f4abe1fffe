# Package testing makes facts for the tests of rules: Harbor PD comes to help
# Riverton PD in the deployment "day".
package roe.testing

# clash is one between Riverton's rule (left) and Harbor's (right).
clash(changes) := object.union(
	{
		"id": "c1",
		"kind": "unreached",
		"book": "b",
		"deployment": "day",
		"assignment": "line",
		"assignments": ["line"],
		"topic": "force",
		"actions": ["force/baton"],
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"left": {
			"agencies": ["riverton"],
			"position": "prohibited",
			"view": "here",
			"norms": ["order#5.2"],
			"approvals": [],
			"rank": 3,
			"duty": {"stated": false, "value": ""},
		},
		"right": {
			"agencies": ["harbor"],
			"position": "permitted",
			"view": "home",
			"norms": ["manual#308.4"],
			"approvals": [],
			"rank": 3,
			"duty": {"stated": false, "value": ""},
		},
		"reason": "",
		"call": unsaid,
		"word": {"stated": false, "value": ""},
		"exposure": {"planned": false, "carried": false, "trained": true, "unknown": false, "in_play": true},
		"region": "passive resistance",
		"situation": "linked arms and a lawful assembly",
		"witness": [],
		"law": false,
		"whole": false,
		"confidence": "stated",
		"settlements": [],
		"settled": false,
		"cause": "order#5.2 ~ manual#308.4",
	},
	changes,
)

# idle is the exposure of what nobody has, plans or is trained for.
idle := {"exposure": {"planned": false, "carried": false, "trained": false, "unknown": false, "in_play": false}}

# facts of a run with these clashes.
facts(clashes) := object.union(run, {"clashes": {field: [one |
	some one in clashes
	replace(one.kind, "-", "_") == field
] |
	some field in kinds
}})

kinds := {
	"against_own_rules",
	"approver",
	"defect",
	"dilemma",
	"duty",
	"forbidden_here",
	"incapable",
	"incomparable",
	"mismatch",
	"proxy",
	"silent",
	"terms",
	"unreached",
}

# with_records adds arrays of records to the run; a record of a deployment
# belongs to "day".
with_records(arrays) := object.union(run, {name: [object.union({"book": "b", "deployment": "day"}, record) |
	some record in records
] |
	some name, records in arrays
})

# strangers are the same record in another book and in another deployment: what
# a rule looks up for a fact must not be theirs.
strangers(record) := [object.union(record, {"book": "other"}), object.union(record, {"deployment": "other"})]

# run is everything that most rules look up.
run := {
	"today": "2026-10-01",
	"agencies": [],
	"actions": [],
	"instruments": [],
	"agreements": [],
	"offers": [],
	"request_ways": [],
	"task_doubts": [],
	"helpers": [],
	"recalls": [],
	"outside_help": [],
	"powers": [],
	"grant_ends": [],
	"demands": [],
	"polls": [],
	"court_orders": [],
	"clashes": {field: [] | some field in kinds},
	"bearings": [],
	"insurance": [],
	"equipment": [],
	"equipment_uses": [],
	"transfers": [],
	"overbooked": [],
	"capacity": [],
	"responses": [],
	"refusals": [],
	"knowledge": [],
	"needs": [],
	"overreach": [],
	"attempts": [],
	"agreement_uses": [],
	"pairs": [],
	"missing_clauses": [],
	"missing_subjects": [],
	"version_gaps": [],
	"eligibility": [],
	"trainings": [],
	"briefed": [],
	"terms_reviews": [],
	"answers": [],
	"silences": [],
	"accounts": [],
	"exceptions": [],
	"commands": [],
	"command_moments": [],
	"positions": [],
	"reports": [],
	"joint": [],
	"tactics": [],
	"agency_plans": [],
	"superiors": [],
	"roles": [],
	"escorts": [],
	"decisions": [],
	"nets": [],
	"net_members": [],
	"frequency_reuse": [],
	"channels": [],
	"radio_repairs": [],
	"net_repairs": [],
	"channel_pairs": [],
	"data_links": [],
	"data_members": [],
	"dispatch": [],
	"waivers": [],
	"norms": [
		norm("order#5.2", {"path": "instruments.order.norms.\"5.2\""}),
		norm("manual#308.4", {"path": "instruments.manual.norms.\"308.4\""}),
		norm("statute#1", {"path": "instruments.statute.norms.\"1\"", "law": true}),
		norm("day#2", {"path": "deployments.day.plan.norms.\"2\"", "kind": "operation-order"}),
		norm("pact#3", {"path": "agreements.pact.clauses.\"3\"", "kind": "agreement"}),
	],
	"clauses": [
		{"book": "b", "id": "pact#3", "path": "agreements.pact.clauses.\"3\"", "agreement": "pact", "topic": "force"},
		{"book": "b", "id": "pact#4", "path": "agreements.pact.clauses.\"4\"", "agreement": "pact", "topic": "finance"},
	],
	"deployments": [deployment({})],
	"assignments": [assignment({})],
	"requests": [request({"from": "harbor", "to": "riverton"})],
	"units": [unit({})],
}

norm(id, changes) := object.union(
	{
		"book": "b",
		"id": id,
		"document": split(id, "#")[0],
		"kind": "policy",
		"law": false,
		"actions": [],
	},
	changes,
)

deployment(changes) := object.union(
	{
		"book": "b",
		"id": "day",
		"path": "deployments.day",
		"election_event": {"stated": false, "value": ""},
		"host": "riverton",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"agencies": ["riverton", "harbor"],
		"agreements": ["pact"],
		"has_command": true,
		"has_radio": true,
		"has_plan": true,
	},
	changes,
)

assignment(changes) := object.union(
	{
		"book": "b",
		"deployment": "day",
		"id": "line",
		"path": "deployments.day.assignments.line",
		"host": "riverton",
		"units": ["h1"],
		"agencies": ["harbor"],
		"tasks": [],
		"front_line": false,
		"host_present": true,
		"outside_perimeter": false,
	},
	changes,
)

unit(changes) := object.union(
	{
		"book": "b",
		"deployment": "day",
		"id": "h1",
		"path": "deployments.day.units.h1",
		"agency": "harbor",
		"officers": {"stated": false, "value": 0},
		"supervisors": {"stated": false, "value": 0},
		"leader": {"stated": false, "value": ""},
		"carries": [],
		"of": unsaid,
	},
	changes,
)

use(changes) := object.union({"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": unsaid, "until": unsaid, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": unsaid, "signed_in_time": true, "by": unsaid, "needs": [], "lacking": [], "late": [], "lapsed": [], "ending": [], "outside": [], "executed": {"stated": false, "value": false}, "withdrew": unsaid, "withdrawn": false, "version": unsaid, "version_ok": true, "superseded_by": [], "valid": true}, changes)

pair(changes) := object.union({"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}, changes)

moment(changes) := object.union({"path": "deployments.day.command", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "commanders": ["ic"], "agencies": ["riverton"], "vacant": [], "before": [], "last": [], "absent": []}, changes)

command(changes) := object.union({"path": "deployments.day.command", "kind": unsaid, "scope": said("assistance-only"), "activated": unsaid, "lead_days": {"stated": false, "value": 0}, "planned": false, "posts": [], "cycle": []}, changes)

report(changes) := object.union({"assignment": "line", "path": "deployments.day.assignments.line.reportsTo", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "supervisors": ["ops"], "unfilled": [], "line": ["ops", "ic"], "chain": ["riverton"], "gaps": [], "reaches": true}, changes)

net(changes) := object.union({"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": said("vtac11"), "members": ["h1"], "common": [], "licensed": true, "whole": false, "hearings": [], "alone": [], "encrypted": false, "secure": false, "joined": [], "fallback": unsaid, "repeater": "", "library": true}, changes)

member(changes) := object.union({"net": "tac", "path": "deployments.day.radio.nets.tac", "member": "h1", "member_path": "deployments.day.units.h1", "agency": "harbor", "channel": "vtac11", "known": true, "usable": false, "reasons": ["band"], "through": "", "by": "", "on_fallback": false, "deaf": []}, changes)

reuse(changes) := object.union({"path": "deployments.day.radio.nets.north.channel", "other_path": "deployments.day.radio.nets.south.channel", "nets": ["north", "south"], "channels": ["vtac11", "vtac36"], "mhz": 151.1375, "fallback": false, "relation": ""}, changes)

net_repair(changes) := object.union({"net": "tac", "path": "deployments.day.radio.nets.tac", "left": false, "moved": false, "channels": ["vtac11"], "gateways": 0, "programs": [], "loans": [], "radios": 0, "liaisons": []}, changes)

radio_repair(changes) := object.union({"path": "deployments.day.radio", "proven": true, "shared": true, "nets": ["tac", "two"], "left": [], "radios": 0, "in_cache": 0, "gateways": 0, "has_gateways": 0, "liaisons": 0, "programs": 0}, changes)

channel_pair(changes) := object.union({"deployment": "", "path": "channels.a", "other_path": "channels.b", "channels": ["a", "b"], "same_name": false, "same": true, "used": true}, changes)

data_member(changes) := object.union({"link": "dispatch", "path": "deployments.day.radio.data.dispatch", "member": "h1", "member_path": "deployments.day.units.h1", "agency": "harbor", "known": true, "access": false}, changes)

data_link(changes) := object.union({"id": "dispatch", "path": "deployments.day.radio.data.dispatch", "title": "Dispatch", "use": "cad", "members": ["h1"]}, changes)

dispatch(changes) := object.union({"path": "deployments.day.radio", "agencies": ["riverton", "harbor"], "common": false, "planned": false}, changes)

channel(changes) := object.union({"deployment": "", "id": "vtac11", "path": "channels.vtac11", "name": "VTAC11", "standard": said("vtac11"), "rx_ok": true, "tx_ok": true, "tone_ok": true, "mode_ok": true, "width_ok": true, "old": false, "near": unsaid, "rx": 155.7675, "want_rx": 151.1375, "band_ok": true, "used": true}, changes)

need(changes) := object.union({"assignment": "line", "path": "deployments.day.assignments.line", "agencies": ["harbor"], "actions": ["chemical/cs"], "norm": "manual#308.4", "approval": {"rung": "field-commander", "agency": "harbor", "office": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "filled": false, "known": true, "vacant": [], "reachable": {"stated": false, "value": false}, "holders": [], "in_play": true}, changes)

offer(changes) := object.union({"id": "o1", "path": "deployments.day.offers.o1", "by": "harbor", "tasks": [], "declines": [], "declined": false, "reason": unsaid, "unmet": []}, changes)

agreement(changes) := object.union({"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": unsaid, "until": unsaid, "executed": {"stated": false, "value": false}, "version": unsaid, "review_every_months": {"stated": false, "value": 0}, "reviewed": unsaid, "review_due": unsaid, "election_events": [], "rests_on": [], "newer_instruments": []}, changes)

instrument(changes) := object.union({"id": "order", "path": "instruments.order", "cite": "Order", "kind": "policy", "rank": 3, "law": false, "issuer": said("riverton"), "adopted": unsaid, "effective": unsaid, "implemented": unsaid, "until": unsaid, "end_decided": unsaid}, changes)

missing(changes) := object.union({"agreement": "pact", "path": "agreements.pact", "topic": "force"}, changes)

missing_subjects(changes) := object.union({"agreement": "pact", "path": "agreements.pact", "topic": "legal", "subjects": ["legal/powers"]}, changes)

version_gap(changes) := object.union({"older": "pact", "newer": "pact-2026", "path": "agreements.pact", "newer_path": "agreements.pact-2026", "bound_by_older": ["harbor"], "bound_by_newer": ["riverton"], "changed": [], "only_older": [], "only_newer": []}, changes)

clause(changes) := object.union({"book": "b", "id": "pact#3", "path": "agreements.pact.clauses.\"3\"", "agreement": "pact", "cite": "Pact § 3", "topic": "legal", "subject": unsaid, "extends": unsaid, "settles": unsaid, "subjects": []}, changes)

attempt(changes) := object.union({"clause": "pact#3", "path": "agreements.pact.clauses.\"3\"", "by": "host", "settled": 0, "partly": 0, "failed": 1, "reasons": ["outranks"], "norms": ["statute#1"]}, changes)

position(changes) := object.union({"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": said("riverton"), "rank": unsaid, "rung": unsaid, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "local": true, "orphan": false, "span": []}, changes)

text := {"kind": "clause", "id": "pact#3", "path": "agreements.pact.clauses.\"3\""}

eligible(changes) := object.union({"unit": "h1", "path": "deployments.day.units.h1", "agency": "harbor", "host": "riverton", "state": "CA", "text": text, "listed": true, "sent": {"stated": true, "value": 6}, "eligible": 4, "ineligible": 2, "unknown": 0, "barred": 0, "enough": false, "lacks": [], "unclear": []}, changes)

shortfall(changes) := object.union({"what": "service", "record": "", "course": "", "years": 0, "hours": 0, "months": 0, "officers": 2, "presumed": false, "paths": ["deployments.day.units.h1.classes.new"]}, changes)

training(changes) := object.union({"path": "agencies.harbor", "host": "riverton", "aid": "harbor", "asked": [], "within_months": {"stated": false, "value": 0}, "known": true, "sessions": [], "tasks": [], "carries": []}, changes)

session(changes) := object.union({"date": "2026-05-01", "months": 7, "topics": [], "path": "agencies.riverton.capabilities.jointTraining"}, changes)

briefed(changes) := object.union({"agency": "harbor", "host": false, "path": "deployments.day.assignments.line", "begins": "2026-11-03T06:00:00-08:00", "kept": true, "before": unsaid, "after": unsaid}, changes)

review(changes) := object.union({"agreement": "pact", "agency": "harbor", "host": false, "path": "agreements.pact.parties.harbor", "asked": [], "kept": false, "reviewed": unsaid, "concluded": said("2026-10-20"), "days": 14, "instructed": false, "trained": false}, changes)

answer(changes) := object.union({"book": "b", "deployment": "day", "host": "riverton", "aid": "harbor", "subject": "accountability/complaints", "bears": "own", "document": "pact", "text": text, "law": false, "binds_host": true, "binds_aid": true}, changes)

left_out(changes) := object.union({"agreement": "pact", "path": "agreements.pact", "topic": "accountability", "subjects": ["accountability/rosters"]}, changes)

exception(changes) := object.union({"assignment": "line", "path": "deployments.day.assignments.line", "agency": "harbor", "host": "riverton", "action": "arrest/transport", "norms": ["manual#308.4"]}, changes)

account(changes) := object.union({"unit": "h1", "path": "deployments.day.units.h1", "agency": "harbor", "host": "riverton", "begins": "2026-11-03T06:00:00-08:00", "roster_asked": [], "rounds_asked": [], "roster_kept": false, "roster": unsaid, "roster_late": false, "munitions": [], "uncounted": []}, changes)

# said is an optional value that is stated, unsaid a text that is not.
said(value) := {"stated": true, "value": value}

unsaid := {"stated": false, "value": ""}

request(changes) := object.union({"book": "b", "deployment": "day", "id": "r1", "path": "deployments.day.requests.r1", "from": "riverton", "to": "harbor", "tasks": [], "kind": said("mutual-aid"), "purpose": unsaid, "made": unsaid, "formal": {"stated": false, "value": false}, "by": unsaid, "approved": {"stated": false, "value": false}, "ways": ["state"], "outcome": unsaid, "outcome_level": "", "outcome_path": "", "answered": true, "declined": false, "answers_recorded": true, "counted_on": false, "began": "2026-11-03T06:00:00-08:00", "late": false, "granted_on": unsaid, "granted_late": false, "excluded_by": []}, changes)

way(changes) := object.union({"request": "r1", "path": "deployments.day.requests.r1", "from": "riverton", "to": "harbor", "way": "state", "named": true, "way_path": "requestPaths.state", "kind": "mutual-aid", "place": "CA", "inside": true, "purpose": "protest", "purpose_ok": true, "excluded": false, "unplanned_only": false, "planned": {"stated": false, "value": false}, "emergency_only": false, "declared": false, "declarations": [], "asks": "", "by": unsaid, "asker_ok": true, "hours": 14, "at_most_hours": {"stated": false, "value": 0}, "asked": ["harbor"], "at_most_agencies": {"stated": false, "value": 0}, "traced": true, "levels": [], "immediate": []}, changes)

level(changes) := object.union({"id": "state#operational-area", "level": "operational-area", "needed": true, "notice": false, "advice": false, "passed": true, "before": [], "step_path": "deployments.day.requests.r1.steps[0]", "agency": unsaid, "coordinators": [], "agency_ok": true, "grants": "", "by": unsaid, "granter_ok": true, "outcome": unsaid}, changes)

power(changes) := object.union({"assignment": "line", "path": "deployments.day.assignments.line", "agency": "harbor", "place": "plaza", "interstate": true, "tasks": ["task/crowd-control"], "arrest": false, "held": false, "spoken": [], "excerpt": false, "grants": []}, changes)

tried(changes) := object.union({"id": "pact#3", "path": "agreements.pact.clauses.\"3\"", "document": "pact", "agreement": true, "lacking": [], "unknown": [], "ends_early": false, "until": unsaid, "disputed": false}, changes)

# waiver is one that accepts a finding for Harbor PD and Riverton PD, which it
# matches and for which both have signed.
waiver(changes) := object.union({"id": "w1", "path": "waivers.w1", "fingerprint": said("0123456789abcdef"), "rule": unsaid, "agencies": [], "actions": [], "deployment": unsaid, "from": "2026-09-01", "until": "2026-11-30", "days": 91, "max_days": 366, "max_matches": 5, "records": 1, "acceptances": [acceptance({}), acceptance({"agency": "riverton", "path": "waivers.w1.acceptedBy.riverton"})], "today": "2026-10-01", "judged": true, "matches": [waiver_match({})]}, changes)

acceptance(changes) := object.union({"agency": "harbor", "path": "waivers.w1.acceptedBy.harbor", "by": said("chief"), "on": said("2026-09-01"), "signed": true, "power": 4}, changes)

waiver_match(changes) := object.union({"fingerprint": "0123456789abcdef", "rule": "force/terms", "severity": "warning", "deployment": "day", "agencies": ["harbor", "riverton"], "today": "2026-10-01", "begins": "2026-11-03", "ends": "2026-11-03", "rank": 3, "above": [], "law_question": false, "missing": [], "unable": [], "outdated": [], "holds": true}, changes)

# waivers are facts of one waiver with one match.
waivers(changes, match) := with_records({"waivers": [object.union(waiver(changes), {"matches": [waiver_match(match)]})]})
