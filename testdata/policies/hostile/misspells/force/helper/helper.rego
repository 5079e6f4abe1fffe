# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/helper
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.helper

considered := count(input.deployments)

import_ := 1

findings contains data.roe.lib.weigth(1)
