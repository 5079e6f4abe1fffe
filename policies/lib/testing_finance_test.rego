package roe.testing

bearing(changes) := object.union({"path": "deployments.day", "host": "riverton", "aid": "harbor", "subject": "finance/liability", "says": [], "vague": [], "silent": ["pact"], "known": true, "hours": 14, "cost_per_day": {"stated": false, "value": 0}}, changes)

says(changes) := object.union({"text": {"kind": "clause", "id": "pact#4", "path": "agreements.pact.clauses.\"4\""}, "document": "pact", "law": false, "bears": "host", "after_hours": {"stated": false, "value": 0}, "dollars_per_day": {"stated": false, "value": 0}, "reached": true}, changes)

# by_law is a section of a statute that lays the same on somebody.
by_law(changes) := says(object.union({"text": {"kind": "instrument", "id": "statute", "path": "instruments.statute.allots.\"1\""}, "document": "statute", "law": true}, changes))

proof(changes) := object.union({"agreement": "pact", "clause": "pact#4", "path": "agreements.pact.clauses.\"4\"", "agency": "harbor", "party_path": "agreements.pact.parties.harbor", "shown": unsaid, "until": unsaid, "late": false, "lapsed": false}, changes)
