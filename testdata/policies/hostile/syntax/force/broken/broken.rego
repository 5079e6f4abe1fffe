# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/broken
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.broken

considered := count(input.deployments

findings contains if
