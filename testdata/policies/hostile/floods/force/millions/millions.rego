# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/millions
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.millions

considered := count(input.deployments)

findings contains i if some i in numbers.range(1, 30000)
