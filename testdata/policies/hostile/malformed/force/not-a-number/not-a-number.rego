# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/not-a-number
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.not_a_number

considered := count(input.deployments)

findings contains to_number(input.today)
