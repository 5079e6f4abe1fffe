package lakeshore.board_test

import data.lakeshore.board

test_cleared if board.cleared("harbor-pd") with data.lakeshore.cleared as ["harbor-pd"]

test_not_cleared if not board.cleared("nosp") with data.lakeshore.cleared as ["harbor-pd"]

test_listed if board.listed(["a", "b"]) == {"b"} with data.lakeshore.listed_tools as ["b", "c"]

test_hours if board.hours({"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:30:00-08:00"}) == 14.5
