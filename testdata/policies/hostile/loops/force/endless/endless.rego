# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/endless
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.endless

considered := count(input.deployments)

findings contains number if {
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	i * j == 0
	number := i
}
