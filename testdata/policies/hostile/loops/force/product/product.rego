# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/product
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.product

considered := count(input.deployments)

findings := {number | number := count(_products)}

_products := [true |
	some i in _many
	some j in _many
	some k in _many
	(i + j) + k < 0
]

_many := numbers.range(1, 2000)
