package roe.rules.command.supervisors_per_officers_test

import data.roe.rules.command.supervisors_per_officers
import data.roe.testing

test_none if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(12), "supervisors": testing.said(0)})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"officers": {"many": "officers", "number": 12, "one": "officer", "sensitive": "numbers"},
			"unit": {"unit": "h1"},
		},
		"book": "b",
		"cause": "no supervisor h1",
		"clash": "",
		"deployment": "day",
		"message": "{unit} comes with {officers} and no supervisor.",
		"places": [{"path": "deployments.day.units.h1", "role": "unit"}],
		"severity": "warning",
	}}
}

test_unstated if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(12)})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{unit} comes with {officers}, and nothing says who of its own supervises them."]]
}

test_too_few if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(16), "supervisors": testing.said(2)})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{unit} comes with {officers} and {supervisors}, more than seven officers to each."]]
}

test_enough_is_none if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(14), "supervisors": testing.said(2)})],
	})
	count(found) == 0
}

test_leader_named_is_none if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(12), "leader": testing.said("Sergeant")})],
	})
	count(found) == 0
}

test_one_officer_is_none if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(1)})],
	})
	count(found) == 0
}

test_hosts_own_is_none if {
	found := supervisors_per_officers.findings with input as testing.with_records({
		"units": [testing.unit({"agency": "riverton", "officers": testing.said(12), "supervisors": testing.said(0)})],
	})
	count(found) == 0
}

test_one_officer_needs_no_supervisor if {
	every supervisors in [testing.said(0), {"stated": false, "value": 0}] {
		one := supervisors_per_officers.findings with input as testing.with_records({"units": [testing.unit({"officers": testing.said(1), "supervisors": supervisors})]})
		count(one) == 0
		two := supervisors_per_officers.findings with input as testing.with_records({"units": [testing.unit({"officers": testing.said(2), "supervisors": supervisors})]})
		count(two) == 1
	}
}

test_one_supervisor_for_eight if {
	found := supervisors_per_officers.findings with input as testing.with_records({"units": [testing.unit({"officers": testing.said(8), "supervisors": testing.said(1)})]})
	[finding.severity | some finding in found] == ["note"]
}

test_counts_only_units_of_a_stated_size if {
	considered := supervisors_per_officers.considered with input as testing.with_records({"units": [testing.unit({"officers": testing.said(2)}), testing.unit({"id": "h2"})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := supervisors_per_officers.considered with input as testing.with_records({
		"units": [testing.unit({"officers": testing.said(12), "supervisors": testing.said(0)})],
	})
	considered == 1
}
