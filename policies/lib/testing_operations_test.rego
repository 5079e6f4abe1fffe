# Records of the command structure and of what helpers are there for.
package roe.testing

# day_long is the period of the deployment "day".
day_long := {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}

# morning and evening are its two halves.
morning := {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T13:00:00-08:00"}

evening := {"from": "2026-11-03T13:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}

agency(changes) := object.union(
	{
		"book": "b",
		"deployment": "",
		"id": "harbor",
		"path": "agencies.harbor",
		"short": "Harbor PD",
		"kind": "municipal",
		"state": "CA",
		"place": "harbor",
	},
	changes,
)

# superior: Harbor's operations chief stands above officers of Coast's.
superior(changes) := object.union(
	{
		"assignment": "line",
		"path": "deployments.day.assignments.line",
		"during": day_long,
		"agency": "harbor",
		"over": "coast",
		"positions": ["ops"],
		"hosts": false,
		"consents": false,
		"territory": false,
		"clauses": [],
		"grants": [],
		"unread": [],
		"bans": [],
	},
	changes,
)

# role is what Harbor's officers do on the line.
role(changes) := object.union(
	{
		"assignment": "line",
		"path": "deployments.day.assignments.line.tasks",
		"host": "riverton",
		"agency": "harbor",
		"tasks": ["task/front-line"],
		"not_offered": [],
		"declined": [],
		"not_requested": [],
		"not_agreed": [],
		"offers": ["deployments.day.offers.o1"],
		"requests": ["deployments.day.requests.r1"],
		"agreements": ["pact"],
	},
	changes,
)

# escort is promised to Harbor's officers on the line by clause 3 of the pact.
escort(changes) := object.union(
	{
		"assignment": "line",
		"path": "deployments.day.assignments.line",
		"host": "riverton",
		"agencies": ["harbor"],
		"norm": "pact#3",
		"clause": true,
		"at_least": 1,
		"conditional": false,
		"excepted": false,
		"excepted_tasks": [],
		"kept": false,
		"present": false,
	},
	changes,
)

# decision: the operations chief decides on foam rounds.
decision(changes) := object.union(
	{
		"position": "ops",
		"path": "deployments.day.command.positions.ops.decides",
		"agency": said("riverton"),
		"during": day_long,
		"actions": ["kinetic/foam-40mm"],
		"covers": ["kinetic/foam-40mm"],
		"rung": "field-commander",
		"below": ["line"],
		"carrying": ["line"],
	},
	changes,
)

# tactic is one that an order lets officers on the line use on nobody's word.
tactic(changes) := object.union(
	{
		"assignment": "line",
		"agency": "harbor",
		"action": "tactics/dispersal",
		"during": day_long,
		"unasked": ["day#2"],
	},
	changes,
)

# joint is a row of the joint rules of engagement on the line.
joint(changes) := object.union(
	{
		"assignment": "line",
		"agencies": ["harbor"],
		"action": "tactics/dispersal",
		"during": day_long,
		"region": "a riot",
		"position": "permitted",
		"approvals": [],
		"norms": [],
	},
	changes,
)
