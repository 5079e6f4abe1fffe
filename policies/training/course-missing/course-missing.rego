# METADATA
# scope: package
# title: Officers come who lack a course that is asked for, or took it too long ago
# description: |
#   A course that the agreement or the law asks for is how officers who never met learn the same
#   rules. Hours count only from courses taken in time.
# custom:
#   id: training/course-missing
#   severity: error
#   remedy: Hold the course before the deployment, or send officers who have taken it.
#   step: hold the courses that are missing
#   seeds: [004/train-together]
package roe.rules.training.course_missing

import data.roe.lib

considered := count(input.eligibility)

findings contains lib.record(one, {
	"severity": _severity(one),
	"cause": concat(" ", ["course", one.text.id, lack.course, one.unit]),
	"agencies": [one.agency, one.host],
	"message": "{text} asks of officers who come: {course}. That much of it, in time, is missing for {count} of {unit}.",
	"args": {
		"text": lib.cited(one.text),
		"course": {"words": lib.course(lack)},
		"unit": {"unit": one.unit},
		"count": lib.officers(lack.officers),
	},
	"places": array.concat([{"role": "officers", "path": path} | some path in lack.paths], lib.because_of([one.text])),
}) if {
	some one in input.eligibility
	some lack in one.lacks
	lack.what == "course"
}

_severity(one) := "warning" if {
	one.enough
} else := "error"
