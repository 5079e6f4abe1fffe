# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/division
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.division

considered := count(input.deployments)

findings contains 1 / (input.version - input.version)
