# Package lakeshore.board holds what Lakeshore's rules share: the decisions of
# its board of supervisors.
package lakeshore.board

# cleared: the board let this agency work beside its deputies.
cleared(agency) if agency in data.lakeshore.cleared

# listed are those of some tools that the board wants to hear of.
listed(tools) := {tool | some tool in tools; tool in data.lakeshore.listed_tools}

# hours of an interval, as a number.
hours(during) := (time.parse_rfc3339_ns(during.until) - time.parse_rfc3339_ns(during.from)) / ((60 * 60) * 1000000000)
