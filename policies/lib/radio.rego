package roe.lib

# repairs are what the smallest repair of a radio plan does to each net.
repairs := {[repair.book, repair.deployment, repair.net]: repair | some repair in input.net_repairs}

# unproven holds the deployments for which a smaller repair may exist.
unproven contains [plan.book, plan.deployment] if {
	some plan in input.radio_repairs
	not plan.proven
}

# with_repair adds to a finding on a net what makes the net whole. Without a
# repair the rule's own remedy stands.
with_repair(finding, net) := object.union(finding, {
	"remedy": text,
	"args": object.union(finding.args, used(text, repair_args(repair))),
}) if {
	repair := repairs[[net.book, net.deployment, net.id]]
	text := concat(" ", repair_steps(repair))
} else := finding

# with_move adds where the smallest repair puts the net, if it moves it.
with_move(finding, net) := with_repair(finding, net) if {
	repairs[[net.book, net.deployment, net.id]].moved
} else := finding

repair_steps(repair) := ["Nothing that the plan has makes this net whole: bring radios that share a channel, or free one that its members share."] if {
	repair.left
} else := array.concat(
	[step |
		some step in [
			_moving(repair),
			_patching(repair),
			_lending(repair),
			_sending(repair),
		]
		step != ""
	],
	array.concat(
		[sprintf("Program {program_%d} into the radios of {programmed_%d}.", [i, i]) |
			some i, channel in repair.channels
			count(_programmed(repair, channel)) > 0
		],
		[step | some step in [_caveat(repair)]; step != ""],
	),
)

_moving(repair) := "" if {
	not repair.moved
} else := "Put the net on {own}, which all of its members can use." if {
	_free(repair)
} else := "Put the net on {own}."

# _free: nothing else is needed.
_free(repair) if ((count(repair.programs) + count(repair.loans)) + count(repair.liaisons)) + repair.gateways == 0

_patching(repair) := "" if {
	repair.gateways == 0
} else := "Patch {patched} together by {gateways}."

_lending(repair) := "" if {
	count(repair.loans) == 0
} else := "Lend {radios} from the cache to {borrowers}." if {
	every loan in repair.loans {
		loan.counted
	}
} else := "Lend {radios} or more from the cache to {borrowers}: nobody has said how many officers {uncounted} has."

_sending(repair) := "" if {
	count(repair.liaisons) == 0
} else := "Send a liaison with a radio of this net to {liaisons}." if {
	count(repair.liaisons) == 1
} else := "Send a liaison with a radio of this net to each of {liaisons}."

_caveat(repair) := "The search for the least was cut short: there may be something simpler." if {
	[repair.book, repair.deployment] in unproven
} else := ""

_programmed(repair, channel) := [program.member |
	some program in repair.programs
	program.channel == channel
]

repair_args(repair) := object.union(
	{
		"own": {"channel": concat("", array.slice(repair.channels, 0, 1))},
		"patched": {"list": [{"channel": id} | some id in repair.channels]},
		"gateways": {"number": repair.gateways, "one": "gateway", "many": "gateways"},
		"radios": {"number": repair.radios, "one": "radio", "many": "radios", "sensitive": "numbers"},
		"borrowers": {"list": [{"member": loan.member} | some loan in repair.loans]},
		"uncounted": {"list": [{"member": loan.member} | some loan in repair.loans; not loan.counted]},
		"liaisons": {"list": [{"member": id} | some id in repair.liaisons]},
	},
	object.union(
		{sprintf("program_%d", [i]): {"channel": channel} | some i, channel in repair.channels},
		{sprintf("programmed_%d", [i]): {"list": [{"member": id} | some id in _programmed(repair, channel)]} |
			some i, channel in repair.channels
		},
	),
)

# fellows: two records of one deployment.
fellows(fact, other) if {
	fact.book == other.book
	fact.deployment == other.deployment
}

# nets_of are the nets of a fact's deployment, members_of the members of a net.
nets_of(fact) := [net | some net in input.nets; fellows(net, fact)]

members_of(net) := [member |
	some member in input.net_members
	fellows(member, net)
	member.net == net.id
]

# pair_users are the deployments with a net on one of two channels, or none.
pair_users(pair) := users if {
	users := {deployment |
		some id in pair.channels
		some deployment in channel_users({"book": pair.book, "id": id})
		deployment != ""
	}
	count(users) > 0
} else := {""}

pair_places(pair) := array.concat(
	[{"role": "channel", "path": pair.path}],
	[{"role": "other channel", "path": pair.other_path} | pair.other_path != ""],
)

# data_uses say what a data system is for.
data_uses := {
	"cad": "dispatch",
	"messaging": "messages",
	"location": "knowing where officers are",
	"video": "pictures",
	"files": "documents",
}
