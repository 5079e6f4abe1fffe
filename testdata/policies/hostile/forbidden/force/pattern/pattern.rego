# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/pattern
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.pattern

considered := count(input.deployments)

findings contains "x" if regex.match("(a+)+b", input.today)
