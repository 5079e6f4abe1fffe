package load

import "slices"

// twoPorts is what a gateway joins when nobody has said how many.
const twoPorts = 2

// checkRadioPlan notes means that the plan hands out and does not have, and
// liaisons to those who are not on the net.
func (m *meaning) checkRadioPlan(n *node, path []string, sc scope) {
	m.checkGateways(n, path)
	m.checkLoans(n, path, sc)
	m.checkLiaisons(n, path, sc)
}

func (m *meaning) checkGateways(n *node, path []string) {
	gateways, patches := sound(n, "gateways"), sound(n, "patches")
	if gateways == nil || patches == nil {
		return
	}
	ports, needed := twoPorts, 0
	if f := sound(n, "gatewayPorts"); f != nil {
		ports = int(number(f.value))
	}
	for _, f := range patches.value.fields {
		if joined := len(newNames(f.value.value("channels").texts())); joined > 1 {
			needed += (joined + ports - 3) / (ports - 1)
		}
	}
	if needed > int(number(gateways.value)) {
		m.note(patches.at, append(path, "patches"), "The patches take more gateways than the plan has, so some of them join nothing.",
			"Drop a patch, or correct gateways or gatewayPorts.")
	}
}

func (m *meaning) checkLoans(n *node, path []string, sc scope) {
	lent := map[string]int{}
	for _, f := range fieldsOf(n.value("loans")) {
		stock := f.value.value("radios").str()
		quantity := sound(n.value("cache").value(stock), "quantity")
		if quantity == nil {
			continue
		}
		had := int(number(quantity.value))
		before := lent[stock]
		lent[stock] += lends(f.value, sc)
		if before <= had && lent[stock] > had {
			m.note(f.at, append(path, "loans", f.name), "More radios "+quote(stock)+" are lent than the cache has, so whoever gets the last of them is left short.",
				"Lend fewer, lend others, or correct the quantity in the cache.")
		}
	}
}

// lends is how many radios a loan takes.
func lends(loan *node, sc scope) int {
	unit := sc.deployment.value("units").value(loan.value("to").str())
	for _, f := range []*field{sound(loan, "quantity"), sound(unit, "officers")} {
		if f != nil {
			return int(number(f.value))
		}
	}
	return 1
}

func (m *meaning) checkLiaisons(n *node, path []string, sc scope) {
	for _, f := range fieldsOf(n.value("liaisons")) {
		to, id := f.value.value("to").str(), f.value.value("net").str()
		net := n.value("nets").value(id)
		position := sc.deployment.value("command").value("positions").value(to)
		if net == nil || !m.isKnown("unitOrPosition", to, sc) ||
			slices.Contains(net.value("members").texts(), to) || slices.Contains(position.value("nets").texts(), id) {
			continue
		}
		m.note(f.at, append(path, "liaisons", f.name), quote(to)+" is not on the net "+quote(id)+", so a liaison of that net changes nothing.",
			"Add "+quote(to)+" to the members of the net, or name another net.")
	}
}

// checkPatch wants something to join.
func (m *meaning) checkPatch(n *node, path []string, _ scope) {
	if len(newNames(n.value("channels").texts())) < 2 && !n.inFault() {
		m.report(n.at, path, "The patch"+subjectName(path)+" joins fewer than two channels.", "Name the channels that it joins, or leave the patch out.")
	}
}
