# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/unsafe
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.unsafe

considered := count(input.deployments)

findings contains x if y > 1
