# METADATA
# scope: package
# title: Several command posts that nothing joins
# description: |
#   Agencies that lead from different posts, without an officer at each other's, see different
#   pictures and give different orders at the same time.
# custom:
#   id: command/several-posts
#   severity: warning
#   remedy: Lead from one post, or keep an officer of each agency at each post and say so in the plan.
#   step: join the command posts
#   seeds: [004/command-control]
package roe.rules.command.several_posts

import data.roe.lib

considered := count([command | some command in input.commands; count(command.posts) > 0])

findings contains lib.record(command, {
	"severity": "warning",
	"cause": "several posts",
	"message": "{agencies} lead their officers from {count} with no officer of the others in them.",
	"args": {
		"agencies": {"agencies": agencies},
		"count": {"number": count(command.posts), "one": "command post", "many": "separate command posts"},
	},
	"agencies": agencies,
	"places": [{"role": "command post", "path": path} | some post in command.posts; some path in post.paths],
}) if {
	some command in input.commands
	count(command.posts) > 1
	agencies := sort({agency | some post in command.posts; some agency in post.agencies})
}
