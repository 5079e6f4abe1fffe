package roe.rules.command.several_posts_test

import data.roe.rules.command.several_posts
import data.roe.testing

_city := {"agencies": ["riverton"], "paths": ["deployments.day.command.posts.city"], "known": true}

_state := {"agencies": ["harbor"], "paths": ["deployments.day.command.posts.state"], "known": true}

_run(posts) := testing.with_records({"commands": [testing.command({"posts": posts})]})

test_fires if {
	found := several_posts.findings with input as _run([_city, _state])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"agencies": {"agencies": ["harbor", "riverton"]},
			"count": {"number": 2, "one": "command post", "many": "separate command posts"},
		},
		"book": "b",
		"cause": "several posts",
		"clash": "",
		"deployment": "day",
		"message": "{agencies} lead their officers from {count} with no officer of the others in them.",
		"places": [
			{"path": "deployments.day.command.posts.city", "role": "command post"},
			{"path": "deployments.day.command.posts.state", "role": "command post"},
		],
		"severity": "warning",
	}}
}

test_one_is_none if {
	found := several_posts.findings with input as _run([_city])
	count(found) == 0
}

test_counts_only_commands_with_posts if {
	considered := several_posts.considered with input as _run([])
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := several_posts.considered with input as _run([_city])
	considered == 1
}
