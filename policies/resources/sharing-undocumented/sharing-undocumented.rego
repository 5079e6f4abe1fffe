# METADATA
# scope: package
# title: What a federal grant demands of equipment is not written down
# description: |
#   Equipment bought with federal funds may have to be shared, and used only by trained officers.
#   Whoever is asked for it at night must find the conditions, the training and the names of those
#   trained in the file.
# custom:
#   id: resources/sharing-undocumented
#   severity: note
#   remedy: Write down the grant's conditions on sharing and training, and who is trained on it.
#   step: write down what the grants demand
#   seeds: [002/352.5]
package roe.rules.resources.sharing_undocumented

import data.roe.lib

considered := count([thing | some thing in input.equipment; thing.federal])

findings contains lib.record(thing, {
	"deployment": "",
	"severity": "note",
	"cause": concat(" ", ["undocumented", thing.agency, thing.id]),
	"message": "{agency} bought its {equipment} with federal funds, and nothing is written down on {unsaid}.",
	"args": {
		"agency": {"agency": thing.agency},
		"equipment": {"equipment": lib.owned(thing.agency, thing.id)},
		"unsaid": {"list": [{"words": text} | some text in unsaid]},
	},
	"agencies": [thing.agency],
	"places": [{"role": "equipment", "path": thing.path}],
}) if {
	some thing in input.equipment
	thing.federal
	unsaid := array.concat(array.concat(_sharing(thing), _training(thing)), _trained(thing))
	count(unsaid) > 0
}

_sharing(thing) := [] if {
	thing.must_share.stated
} else := ["whether it must be shared"]

_training(thing) := [] if {
	thing.trained_only.stated
} else := ["the training that its use takes"]

_trained(thing) := ["who is trained on it"] if {
	thing.trained_only.value
	not thing.trained.stated
} else := []
