# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/copies
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.copies

considered := count(input.deployments)

findings := {number | number := count(_copies)}

_copies := [concat("", [_long, format_int(i, 10)]) | some i in numbers.range(1, 100000)]

_long := concat("", [_line | some _ in numbers.range(1, 200)])

_line := concat("", [input.today | some _ in numbers.range(1, 1000)])
