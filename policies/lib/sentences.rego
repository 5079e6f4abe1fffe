package roe.lib

# says is the sentence about a clash: who may or must do what by which source,
# and who must not. A rule adds why it bites, or has a sentence of its own.
says(clash) := text if {
	text := sentence(clash.kind, clash.reason, clash.left.view, clash.left.position, clash.right.position)
} else := text if {
	text := sentences[clash.kind][concat(" ", [clash.reason, use(clash)])]
} else := text if {
	text := sentences[clash.kind][concat(" ", [clash.reason, asking(clash)])]
} else := anything

# sentence finds the most exact: by the clash's reason, and where that is not
# enough by how the sides stand. Its arguments are few and short, so that OPA
# remembers it for the next clash.
sentence(_, "opposed-clauses", _, _, _) := opposed

sentence(kind, reason, view, left, right) := text if {
	text := sentences[kind][concat(" ", [reason, left, right])]
} else := text if {
	text := sentences[kind][reason]
} else := text if {
	text := sentences[kind][concat(" ", [reason, view])]
} else := text if {
	text := sentences[kind][concat(" ", [reason, left])]
} else := text if {
	text := sentences[kind][concat(" ", [reason, right])]
}

opposed := "One clause makes the host's rules govern ({clause_host}) and another the helper's own ({clause_own}), for the same acts: officers of {aid} cannot follow both."

# because adds why it bites. Two clauses that oppose each other need no more.
because(clash, why) := text if {
	text := told(clash.kind, clash.reason, clash.left.view, clash.left.position, clash.right.position, why)
} else := concat(" ", [says(clash), why])

# told is remembered like sentence.
told(kind, reason, view, left, right, why) := opposed if {
	reason == "opposed-clauses"
} else := concat(" ", [sentence(kind, reason, view, left, right), why])

use(clash) := "planned" if {
	clash.exposure.planned
} else := "carried"

asking(clash) := "some" if {
	asked(clash.right.approvals)
} else := "none"

# anything is for a reason that no sentence was written for: it must still be
# said.
anything := "Given {situation}, what {rule} and {own} say on whether officers of {aid} {action} does not fit together."

sentences := {
	"dilemma": {
		"required-here-prohibited-at-home": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and their own rules forbid it ({own}).",
		"prohibited-here-required-at-home": "Given {situation}, officers of {aid} must {action} by their own rules ({own}), and on this deployment it is forbidden ({rule}).",
		"required-and-prohibited home": "Given {situation}, the rules of {aid} forbid officers to {action} ({rule}) and require it of them ({own}).",
		"required-and-prohibited here": "Given {situation}, what binds everybody on this deployment forbids officers to {action} ({rule}) and requires it of them ({own}).",
		"retention": "Given {situation}, officers of {aid} must {action} under two rules that nobody can keep together: {measure} ({rule}), and {own_measure} ({own}).",
		"count": "Given {situation}, officers of {aid} must {action} under two rules that nobody can keep together: {measure} ({rule}), and {own_measure} ({own}).",
		"recipients": "Given {situation}, officers of {aid} must {action} under two rules that nobody can keep together: {measure} ({rule}), and {own_measure} ({own}).",
		"order": "Given {situation}, each of these duties waits for another of them, so that none can be done first: {rule} and {own}.",
	},
	"defect": {
		"contradiction": "Given {situation}, one and the same document says that officers may {action} ({own}) and that they must not ({rule}).",
		"requires-what-is-banned-above": "Given {situation}, officers must {action} by {own}, and must not by {rule}, which stands above it.",
		"bans-what-is-required-above": "Given {situation}, officers must not {action} by {own}, and must by {rule}, which stands above it.",
		"bans-what-is-pre-empted": "Given {situation}, officers must not {action} by {own}, and may by {rule}, which stands above it and overrides such bans.",
		"swallowed": "Officers may {action} by {own}, and must not by {rule}, which stands above it and leaves nothing of that permission.",
		"retention": "Given {situation}, officers must {action} and cannot follow both texts: {own_measure} ({own}), and {measure} ({rule}), which stands above that.",
		"count": "Given {situation}, officers must {action} and cannot follow both texts: {own_measure} ({own}), and {measure} ({rule}), which stands above that.",
		"recipients": "Given {situation}, officers must {action} and cannot follow both texts: {own_measure} ({own}), and {measure} ({rule}), which stands above that.",
	},
	"proxy": {
		"requests": "{aid} asks {host} to {task}, which the officers of {aid} must not do themselves ({own}).",
		"tasks": "{aid} has {host} there to {task}, which the officers of {aid} must not do themselves ({own}).",
		"lends": "{aid} lends {host} what is needed to {task}, which the officers of {aid} must not do themselves ({own}).",
		"accepts": "{aid} accepts from {host} what is needed to {task}, which the officers of {aid} must not do ({own}).",
	},
	"against-own-rules": {
		"permitted-here": "Given {situation}, officers of {aid} may be called on to {action} on this deployment ({rule}), and their own rules forbid it ({own}).",
		"contradiction": "Given {situation}, officers of {aid} may be called on to {action} on this deployment ({rule}), and their own rules forbid it ({own}): these two texts contradict each other.",
		"tasked": "The plan counts on {aid} to {task}, and the rules of {aid} forbid it to their officers in every case ({own}).",
	},
	"incapable": {
		"lacks here": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and those who come lack the equipment or the training for it.",
		"lacks home": "Given {situation}, officers of {aid} must {action} by their own rules ({rule}), and those who come lack the equipment or the training for it.",
		"not-implemented": "Given {situation}, officers of {aid} must {action} by their own rules ({rule}), and that rule has not been put into practice yet.",
	},
	"unreached": {
		"prohibited-by-host permitted": "Given {situation}, officers of {aid} may {action} {approvals} ({own}). Officers of {host} must not ({rule}), and nothing extends that to {aid}.",
		"prohibited-by-host required": "Given {situation}, officers of {aid} must {action} ({own}). Officers of {host} must not ({rule}), and nothing extends that to {aid}.",
		"required-by-host prohibited": "Given {situation}, officers of {aid} must not {action} ({own}). Officers of {host} must ({rule}), and nothing extends that to {aid}.",
		"retention": "Given {situation}, officers of {aid} must {action} {own_measure} ({own}), and officers of {host} {measure} ({rule}), which nothing extends to {aid}. Nobody could keep both, and nothing says which governs there.",
		"count": "Given {situation}, officers of {aid} must {action} {own_measure} ({own}), and officers of {host} {measure} ({rule}), which nothing extends to {aid}. Nobody could keep both, and nothing says which governs there.",
		"recipients": "Given {situation}, officers of {aid} must {action} {own_measure} ({own}), and officers of {host} {measure} ({rule}), which nothing extends to {aid}. Nobody could keep both, and nothing says which governs there.",
		"required-by-host permitted": "Given {situation}, officers of {aid} may {action}, but need not ({own}). Officers of {host} must ({rule}), and nothing extends that to {aid}.",
	},
	"forbidden-here": {
		"prohibits": "Given {situation}, officers of {aid} may by their own rules {action} {approvals} ({own}), and on this deployment they must not ({rule}).",
		"requires permitted": "Given {situation}, officers of {aid} must {action} {measure} on this deployment ({rule}); by their own rules they may, but need not ({own}).",
		"requires silent": "Given {situation}, officers of {aid} must {action} {measure} on this deployment ({rule}); their own rules say nothing of it.",
		"settled required": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), although their own rules forbid it ({own}): by agreement the host's rules govern.",
		"settled required required": "Given {situation}, officers of {aid} must {action} {measure} on this deployment ({rule}), although by their own rules they must do it {own_measure} ({own}): by agreement the host's rules govern.",
		"settled prohibited": "Given {situation}, officers of {aid} must not {action} on this deployment ({rule}), although their own rules require it ({own}): by agreement the host's rules govern.",
		"asks-more some": "Given {situation}, officers of {aid} may on this deployment {action} only {approvals_here} ({rule}); by their own rules they may {approvals} ({own}).",
		"asks-more none": "Given {situation}, officers of {aid} may on this deployment {action} only {approvals_here} ({rule}); their own rules do not ask for that ({own}).",
	},
	"approver": {
		"host-asks-more": "Given {situation}, officers of {host} may {action} only {approvals_here} ({rule}), and nothing extends that to officers of {aid}, who may {approvals} ({own}).",
		"different": "Given {situation}, officers of {aid} may {action} {approvals_here} by what holds on this deployment ({rule}), and {approvals} by their own rules ({own}); neither word includes the other.",
	},
	"mismatch": {
		"must-intervene": "Given {situation}, officers of {host} must step in against it by their own rules ({rule}), and officers of {aid} beside them may {action} ({own}).",
		"side-by-side": "Given {situation}, on one and the same assignment officers of {host} must not {action} ({rule}), and officers of {aid} may ({own}).",
	},
	"terms": {
		"definition": "By “{word}” the rules of {host} mean {meaning} ({rule}), and the rules of {aid} mean {own_meaning} ({own}).",
		"order": "In {rule}, binding on officers of {aid} on this deployment, “{word}” stands for {meaning}; in their own rules it stands for {own_meaning} ({own}).",
		"order-defined": "In {rule}, binding on officers of {aid} on this deployment, “{word}” stands for {meaning}; {aid} defines it as {own_meaning}.",
	},
	"silent": {
		"own-silent prohibited": "Given {situation}, officers of {host} must not {action} ({rule}). The rules of {aid} say nothing of it, and nothing extends the ban to {aid}.",
		"own-silent required": "Given {situation}, officers of {host} must {action} {measure} ({rule}). The rules of {aid} do not ask for it, and nothing extends the duty to {aid}.",
		"own-silent permitted": "Given {situation}, officers of {host} may {action} {approvals_here} ({rule}). The rules of {aid} say nothing of it.",
		"host-silent prohibited": "Given {situation}, officers of {aid} must not {action} ({own}). The rules of {host} say nothing of it.",
		"host-silent required": "Given {situation}, officers of {aid} must {action} {own_measure} ({own}). The rules of {host} say nothing of it.",
		"host-silent permitted": "Given {situation}, officers of {aid} may {action} {approvals} ({own}). The rules of {host} say nothing of it.",
		"own-silent-outside prohibited": "Given {situation}, officers of {host} must not {action} ({rule}). The rules of {aid} speak of it only for other situations, and nothing extends the ban to {aid}.",
		"own-silent-outside required": "Given {situation}, officers of {host} must {action} {measure} ({rule}). The rules of {aid} speak of it only for other situations, and nothing extends the duty to {aid}.",
		"own-silent-outside permitted": "Given {situation}, officers of {host} may {action} {approvals_here} ({rule}). The rules of {aid} speak of it only for other situations.",
		"host-silent-outside prohibited": "Given {situation}, officers of {aid} must not {action} ({own}). The rules of {host} speak of it only for other situations.",
		"host-silent-outside required": "Given {situation}, officers of {aid} must {action} {own_measure} ({own}). The rules of {host} speak of it only for other situations.",
		"host-silent-outside permitted": "Given {situation}, officers of {aid} may {action} {approvals} ({own}). The rules of {host} speak of it only for other situations.",
		"all-silent planned": "The plan counts on {aid} to {task}, and neither the rules of {host} nor those of {aid} say whether officers may.",
		"all-silent carried": "Officers of {aid} bring what is needed to {task}, and neither the rules of {host} nor those of {aid} say whether they may.",
	},
	"duty": {
		"deadline here": "Given {situation}, officers of {aid} must {action} by two clocks: {measure} ({rule}), and {own_measure} ({own}).",
		"retention here": "Given {situation}, officers of {aid} must {action} by two rules: {measure} ({rule}), and {own_measure} ({own}).",
		"count here": "Given {situation}, officers of {aid} must {action} by two rules: {measure} ({rule}), and {own_measure} ({own}).",
		"recipients here": "Given {situation}, officers of {aid} must {action} by two rules: {measure} ({rule}), and {own_measure} ({own}).",
		"deadline host-home": "Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}.",
		"retention host-home": "Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}.",
		"count host-home": "Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}.",
		"recipients host-home": "Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}.",
	},
	"incomparable": {"thresholds": "Given {situation}, officers of {aid} may {action} ({own}), and officers of {host} have no leave to; in other situations it is the other way round ({rule})."},
}
