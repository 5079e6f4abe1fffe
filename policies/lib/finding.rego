# Package lib holds what rules share: how a clash becomes a finding.
package roe.lib

# norm_paths finds where a norm is written, by book and id.
norm_paths := {[norm.book, norm.id]: norm.path | some norm in input.norms}

# places points at the norms of both sides, in the order given.
places(book, norms, role) := [{"role": role, "path": path} |
	some id in norms
	path := norm_paths[[book, id]]
]

# about is everything of a finding that follows from its clash. The caller
# adds severity, message and args.
about(clash) := {
	"book": clash.book,
	"deployment": clash.deployment,
	"cause": clash.cause,
	"agencies": array.concat(clash.left.agencies, clash.right.agencies),
	"actions": clash.actions,
	"clash": clash.id,
	"places": array.concat(
		places(clash.book, clash.left.norms, "host rule"),
		places(clash.book, clash.right.norms, "own rule"),
	),
}

# severity_in_play: what nobody plans, carries or is trained for is a warning
# at most, unless it would break law.
severity_in_play(clash) := "error" if {
	clash.exposure.in_play
} else := "error" if {
	clash.law
} else := "warning"
