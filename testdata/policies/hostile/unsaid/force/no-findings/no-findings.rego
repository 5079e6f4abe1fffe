# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/no-findings
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.no_findings

considered := 1
