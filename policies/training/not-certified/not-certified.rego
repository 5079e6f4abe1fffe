# METADATA
# scope: package
# title: Officers come without the certificate that is asked for
# description: |
#   States certify their own officers. Where the law or the agreement asks for the host's
#   certificate, an officer without it may have no more powers there than anybody else.
# custom:
#   id: training/not-certified
#   severity: error
#   remedy: Have the certificates recognised before the deployment, or send officers who hold them.
#   step: have certificates recognised, or send officers who hold them
#   seeds: [003/jurisdiction]
package roe.rules.training.not_certified

import data.roe.lib

considered := count(input.eligibility)

findings contains lib.record(one, {
	"severity": _severity(one, lack),
	"cause": concat(" ", ["certificate", one.text.id, one.unit]),
	"agencies": [one.agency, one.host],
	"message": _message(lack),
	"args": lib.used(_message(lack), {
		"text": lib.cited(one.text),
		"state": {"place": one.state},
		"unit": {"unit": one.unit},
		"count": lib.officers(lack.officers),
	}),
	"places": array.concat([{"role": "officers", "path": path} | some path in lack.paths], lib.because_of([one.text])),
}) if {
	some one in input.eligibility
	some lack in one.lacks
	lack.what == "certificate"
}

# What is only presumed has to be looked up first.
_severity(one, lack) := "warning" if {
	true in {lack.presumed, one.enough}
} else := "error"

_message(lack) := "{text} asks officers who come for the certificate of {state}. Those of {unit} come from another state, and nothing is said of their certificates." if {
	lack.presumed
} else := "{text} asks officers who come for the certificate of {state}. That excludes {count} of {unit}." if {
	lack.officers > 0
} else := "{text} asks officers who come for the certificate of {state}. Those of {unit} do not hold it."
