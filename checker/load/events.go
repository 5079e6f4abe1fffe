package load

func (m *meaning) checkEvent(n *node, path []string, sc scope) {
	m.checkZone(n, path)
	m.inOrder(n, "from", "until", path, sc)
	draws := sound(n, "draws")
	if draws == nil {
		return
	}
	for _, f := range draws.value.fields {
		m.checkDraw(f, append(path, "draws", f.name))
	}
}

// checkDraw looks up with the agency what the agency gives names to.
func (m *meaning) checkDraw(f *field, path []string) {
	agency := m.agency(f.name)
	m.own(agency, f.value.get("units"), append(path, "units"), standingUnits)
	m.own(agency, f.value.get("equipment"), append(path, "equipment"), equipment)
}
