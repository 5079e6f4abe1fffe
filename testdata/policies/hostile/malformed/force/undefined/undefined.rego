# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/undefined
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.undefined

considered := count(input.deployments)

findings := {"none"} if input.version == 99
