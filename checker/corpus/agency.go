package corpus

import (
	"encoding/json"
	"fmt"
	"strings"
)

// section is a norm under its number.
type section struct {
	id string
	norm
}

// bands from which agencies have their radios.
var bands = []string{"vhf", "vhf", "uhf", "800"}

// agencyFile writes an agency and its manual in CUE.
func agencyFile(id string, i int, band string, norms []section) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package corpus\n\nplaces: %q: {name: \"Town %d\", kind: \"city\", within: \"CA\", electedOfficial: \"Mayor\"}\n\n", "town-"+id, i)
	fmt.Fprintf(&b, "agencies: %q: {\n\tname: \"Town %d Police Department\"\n\tshort: \"Town %d PD\"\n\tkind: \"municipal\"\n\tstate: \"CA\"\n\tplace: %q\n",
		id, i, i, "town-"+id)
	b.WriteString("\tranks: {\n\t\tOfficer: \"officer\"\n\t\tSergeant: \"supervisor\"\n\t\tLieutenant: \"field-commander\"\n\t\tChief: \"chief\"\n\t}\n")
	fmt.Fprintf(&b, "\tradios: portable: {bands: [%q], modes: [\"analog\"]}\n}\n\n", band)
	fmt.Fprintf(&b, "instruments: %q: {\n\ttitle: \"Manual of Town %d (invented)\"\n\tcite: \"Town %d Manual\"\n\tkind: \"policy\"\n\tissuer: %q\n", id+"/manual", i, i, id)
	b.WriteString("\treach: members: true\n\teffective: \"2024-01-01\"\n\tcovers: {force: \"whole\", \"crowd-control\": \"whole\", tactics: \"whole\", \"body-camera\": \"whole\"}\n\tnorms: {\n")
	for _, s := range norms {
		fmt.Fprintf(&b, "\t\t%q: {\n%s\t\t\ttext: %q\n\t\t}\n", s.id, s.cue(), s.text)
	}
	b.WriteString("\t}\n}\n")
	return b.String()
}

// agencyData writes the same in JSON.
func agencyData(id string, i int, band string, norms []section) (string, error) {
	type object = map[string]any
	town, own := fmt.Sprintf("Town %d", i), object{}
	for _, s := range norms {
		own[s.id] = s.data()
	}
	text, err := json.MarshalIndent(object{
		"places": object{"town-" + id: object{"name": town, "kind": "city", "within": "CA", "electedOfficial": "Mayor"}},
		"agencies": object{id: object{
			"name": town + " Police Department", "short": town + " PD", "kind": "municipal", "state": "CA", "place": "town-" + id,
			"ranks":  object{"Officer": "officer", "Sergeant": "supervisor", "Lieutenant": "field-commander", "Chief": "chief"},
			"radios": object{"portable": object{"bands": []string{band}, "modes": []string{"analog"}}},
		}},
		"instruments": object{id + "/manual": object{
			"title": "Manual of " + town + " (invented)", "cite": town + " Manual", "kind": "policy", "issuer": id,
			"reach": object{"members": true}, "effective": "2024-01-01",
			"covers": object{"force": "whole", "crowd-control": "whole", "tactics": "whole", "body-camera": "whole"},
			"norms":  own,
		}},
	}, "", "\t")
	return string(text) + "\n", err
}

func (n norm) data() map[string]any {
	out := map[string]any{n.stand: []string{n.action}, "text": n.text}
	if n.rung != "" {
		out["approval"] = []any{map[string]any{"rung": n.rung, "whose": "own"}}
	}
	if n.hours > 0 {
		out["deadline"] = map[string]any{"within": n.hours, "unit": "hours", "after": "the use of force"}
	}
	if n.when != nil {
		out["when"] = n.when.data()
	}
	if n.unless != nil {
		out["unless"] = n.unless.data()
	}
	return out
}

func (c condition) data() map[string]any {
	out := map[string]any{}
	for _, b := range c {
		if out[b.dimension] = json.RawMessage(b.value); b.atLeast {
			out[b.dimension] = map[string]any{"atLeast": json.RawMessage(b.value)}
		}
	}
	return out
}
