# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/recursive
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.recursive

considered := count(input.deployments)

findings := {x | some x in _a}

_a := _b

_b := _a
