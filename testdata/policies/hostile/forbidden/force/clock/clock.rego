# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/clock
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.clock

considered := count(input.deployments)

findings contains time.now_ns()
