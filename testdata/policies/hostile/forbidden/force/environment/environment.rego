# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/environment
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.environment

considered := count(input.deployments)

findings contains opa.runtime().env
