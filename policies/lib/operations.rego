package roe.lib

# positions and assignments of the run, by book, deployment and id.
positions := {[position.book, position.deployment, position.id]: position |
	some position in input.positions
}

assignments := {[assignment.book, assignment.deployment, assignment.id]: assignment |
	some assignment in input.assignments
}

# unified holds the deployments whose command is stated to be unified.
unified contains [command.book, command.deployment] if {
	some command in input.commands
	command.kind.value == "unified"
}

# together: all of these positions are incident commanders of one unified
# command.
together(fact, ids) if {
	[fact.book, fact.deployment] in unified
	every id in ids {
		positions[[fact.book, fact.deployment, id]].title == "incident-commander"
	}
}

# meet: two periods of one deployment overlap.
meet(one, other) if {
	one.from < other.until
	other.from < one.until
}

position_places(fact, ids) := [{"role": "position", "path": position.path} |
	some id in ids
	position := positions[[fact.book, fact.deployment, id]]
]

# led: somebody of its own supervises the unit.
led(unit) if unit.supervisors.value > 0

led(unit) if unit.leader.stated

# net_severity: who commands or acts must be heard; other nets can wait.
net_severity(net) := "error" if {
	net.use in {"command", "tactical"}
} else := "warning"

# radio_plans are the deployments that have one.
radio_plans := [deployment | some deployment in input.deployments; deployment.has_radio]

# no_net is a finding that a radio plan lacks nets of one use.
no_net(deployment, use, parts) := record(deployment, object.union(
	{
		"deployment": deployment.id,
		"cause": concat(" ", ["no net", use]),
		"args": {},
		"agencies": deployment.agencies,
		"places": [{"role": "deployment", "path": deployment.path}],
	},
	parts,
)) if {
	not [deployment.book, deployment.id, use] in net_uses
}

net_uses contains [net.book, net.deployment, net.use] if some net in input.nets

# channel_users are the deployments with a net on a channel, or none.
channel_users(channel) := users if {
	users := {net.deployment |
		some net in input.nets
		net.book == channel.book
		net.channel.value == channel.id
	}
	count(users) > 0
} else := {""}

# need is a finding about an approval that has to be given.
need(fact, parts) := record(fact, object.union(
	{
		"agencies": fact.agencies,
		"actions": fact.actions,
		"places": array.concat(
			cites(fact.book, [fact.norm], "rule"),
			[{"role": "assignment", "path": fact.path}],
		),
		"during": fact.during,
	},
	parts,
))

# need_cause is whose word is missing: all that need it are one finding.
need_cause(what, fact) := concat(" ", [what, fact.approval.rung, fact.approval.agency, fact.approval.office])

need_args(fact) := {
	"agencies": {"agencies": fact.agencies},
	"action": {"actions": fact.actions},
	"approvals": {"approvals": [fact.approval]},
	"rules": {"norms": [fact.norm]},
	"vacant": {"list": [{"position": id} | some id in fact.vacant]},
	"holders": {"list": [{"position": id} | some id in fact.holders]},
}

# agencies of the run, by book and id.
agencies := {[agency.book, agency.id]: agency | some agency in input.agencies}

assignment_places(fact, ids) := [{"role": "assignment", "path": assignment.path} |
	some id in ids
	assignment := assignments[[fact.book, fact.deployment, id]]
]

# whole is from when the first of some records holds until the last ends.
whole(records) := {
	"from": min({record.during.from | some record in records}),
	"until": max({record.during.until | some record in records}),
}

# ladder of approval: how high each rung stands.
ladder := {
	"officer": 0,
	"supervisor": 1,
	"field-commander": 2,
	"incident-commander": 3,
	"chief": 4,
	"elected-official": 5,
}
