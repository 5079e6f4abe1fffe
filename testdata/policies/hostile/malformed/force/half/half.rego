# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/half
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.half

considered := count(input.deployments)

findings contains "it is so" if input.version > 0
