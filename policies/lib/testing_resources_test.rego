package roe.testing

day_interval := {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}

overbooked(changes) := object.union(
	{
		"book": "b",
		"deployment": "day",
		"path": "deployments.day.units.h1",
		"agency": "harbor",
		"kind": "unit",
		"thing": "field-force",
		"has": {"stated": false, "value": 0},
		"stretches": [{"during": day_interval, "promised": 2}],
		"promises": [promise({}), promise({"book": "c", "deployment": "game", "path": "deployments.game.units.h9"})],
	},
	changes,
)

promise(changes) := object.union({"book": "b", "deployment": "day", "event": "", "by": "unit", "id": "h1", "path": "deployments.day.units.h1", "amount": {"stated": false, "value": 0}, "during": day_interval}, changes)

capacity(changes) := object.union({"need": "line", "path": "deployments.day.needs.line", "from": unsaid, "items": [], "kind": "officers", "stretches": [stretch({})], "withdrawn": []}, changes)

stretch(changes) := object.union({"during": day_interval, "needed": 40, "has": 24, "unknown": [], "by": []}, changes)

withdrawn(changes) := object.union({"offer": "o1", "path": "deployments.day.offers.o1", "agency": "harbor", "why": "declined", "recalled": unsaid}, changes)

response(changes) := object.union({"request": "r1", "path": "deployments.day.requests.r1", "agency": "harbor", "outcome": "declined"}, changes)

refusal(changes) := object.union({"offer": "o1", "path": "deployments.day.offers.o1", "agency": "harbor", "equipment": "drone", "equipment_path": "agencies.harbor.equipment.drone", "must_share": {"stated": true, "value": true}}, changes)

equipment_use(changes) := object.union({"path": "deployments.day.units.h1", "by": "unit", "id": "h1", "agency": "harbor", "equipment": "truck", "equipment_path": "agencies.harbor.equipment.truck", "user": "harbor", "during": day_interval, "purpose_ok": true, "only_for": [], "trained_only": {"stated": false, "value": false}, "trained": {"stated": false, "value": 0}, "expires": unsaid, "expired": false, "expiring": false}, changes)

transfer(changes) := object.union({"id": "foam", "path": "deployments.day.transfers.foam", "from": "harbor", "to": "riverton", "items": ["kinetic/foam-40mm"], "equipment": [], "quantity": {"stated": false, "value": 0}, "lent": unsaid, "return_by": said("2026-11-05"), "returned": unsaid, "overdue": false, "counted": {"stated": true, "value": true}, "unlisted": []}, changes)

thing(changes) := object.union({"agency": "harbor", "id": "truck", "path": "agencies.harbor.equipment.truck", "item": unsaid, "quantity": {"stated": false, "value": 0}, "federal": false, "funded_by": unsaid, "must_share": {"stated": false, "value": false}, "only_for": [], "trained_only": {"stated": false, "value": false}, "course": unsaid, "trained": {"stated": false, "value": 0}, "inventoried": unsaid, "inventory_every_months": {"stated": false, "value": 0}, "inventory_due": unsaid}, changes)
