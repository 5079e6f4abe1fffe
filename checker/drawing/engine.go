package drawing

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/dop251/goja"
)

// Dagre lays out directed graphs in layers: it ranks, orders for few crossings
// and aligns. It is the file of the package @dagrejs/dagre, version 3.1.3, as
// published on npm, under the MIT licence beside it; see CONTRIBUTING.md on how
// to renew it. It is compiled when the first chart is drawn and not before.
//
//go:embed dagre/dagre.min.js
var dagreSource string

// The one thing that dagre expects of a browser, and the call. A book gives the
// order of those who stand side by side, so dagre need not look for a better.
const dagreCall = `
function structuredClone(v) { return JSON.parse(JSON.stringify(v)); }
function arrange(text) {
  var given = JSON.parse(text), g = new dagre.graphlib.Graph({multigraph: true});
  g.setGraph({rankdir: "TB", ranker: "tight-tree", nodesep: given.apart, edgesep: given.apart, ranksep: given.between});
  g.setDefaultEdgeLabel(function() { return {}; });
  given.nodes.forEach(function(n, i) { g.setNode("n" + i, {width: n.w, height: n.h}); });
  given.links.forEach(function(l, i) { g.setEdge("n" + l.from, "n" + l.to, {minlen: 1, weight: l.weight}, "e" + i); });
  dagre.layout(g, {disableOptimalOrderHeuristic: true});
  return JSON.stringify({
    nodes: given.nodes.map(function(n, i) { var v = g.node("n" + i); return {x: v.x, y: v.y}; }),
    links: given.links.map(function(l, i) { return g.edge("n" + l.from, "n" + l.to, "e" + i).points; })
  });
}`

var engine = sync.OnceValues(func() ([2]*goja.Program, error) {
	library, err := goja.Compile("dagre.min.js", dagreSource, false)
	if err != nil {
		return [2]*goja.Program{}, err
	}
	call, err := goja.Compile("arrange.js", dagreCall, false)
	return [2]*goja.Program{library, call}, err
})

type point struct {
	x, y float64
}

// UnmarshalJSON speaks dagre's names.
func (p *point) UnmarshalJSON(data []byte) error {
	var v struct{ X, Y float64 }
	err := json.Unmarshal(data, &v)
	p.x, p.y = v.X, v.Y
	return err
}

// size of what is to be placed.
type size struct {
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// link from a higher to a lower place.
type link struct {
	From   int     `json:"from"`
	To     int     `json:"to"`
	Weight float64 `json:"weight"`
}

// placed are the middles of the nodes and the ways of the links: points from
// the upper node to the lower, one at each rank between.
type placed struct {
	Nodes []point   `json:"nodes"`
	Links [][]point `json:"links"`
}

// arrange lays a graph out, from the top down. Each call has an engine of its
// own, so that what it gives depends on nothing that was drawn before.
func arrange(nodes []size, links []link, apart, between float64) (placed, error) {
	var out placed
	programs, err := engine()
	if err != nil {
		return out, fmt.Errorf("start the layout engine: %w", err)
	}
	vm := goja.New()
	for _, p := range programs {
		if _, err := vm.RunProgram(p); err != nil {
			return out, fmt.Errorf("start the layout engine: %w", err)
		}
	}
	call, ok := goja.AssertFunction(vm.Get("arrange"))
	if !ok {
		return out, fmt.Errorf("start the layout engine: it has no such function")
	}
	if links == nil {
		links = []link{}
	}
	given, err := json.Marshal(map[string]any{"nodes": nodes, "links": links, "apart": apart, "between": between})
	if err != nil {
		return out, err
	}
	text, err := call(goja.Undefined(), vm.ToValue(string(given)))
	if err != nil {
		return out, fmt.Errorf("lay out a chart: %w", err)
	}
	return out, json.Unmarshal([]byte(text.String()), &out)
}
