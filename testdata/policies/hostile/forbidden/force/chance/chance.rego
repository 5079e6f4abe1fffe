# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/chance
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.chance

considered := count(input.deployments)

findings contains rand.intn("x", 6)
